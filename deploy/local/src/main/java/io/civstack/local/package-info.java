/** The platform on one machine: {@link io.civstack.local.Civstack} is what the civstack script runs. */
@NullMarked
package io.civstack.local;

import org.jspecify.annotations.NullMarked;
