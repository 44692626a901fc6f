/** The programs of the platform: how each process is started, what its environment is, and when it is ready. */
@NullMarked
package io.civstack.local.program;

import org.jspecify.annotations.NullMarked;
