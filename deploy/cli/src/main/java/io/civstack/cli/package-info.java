/** The command line: {@link io.civstack.cli.Civstack} is what the civstack script starts. */
@NullMarked
package io.civstack.cli;

import org.jspecify.annotations.NullMarked;
