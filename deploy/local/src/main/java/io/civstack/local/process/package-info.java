/** Operating system processes: starting, finding again, stopping. */
@NullMarked
package io.civstack.local.process;

import org.jspecify.annotations.NullMarked;
