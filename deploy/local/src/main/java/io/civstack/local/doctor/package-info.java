/** What a machine lacks before Civstack can run on it, and what to do. */
@NullMarked
package io.civstack.local.doctor;

import org.jspecify.annotations.NullMarked;
