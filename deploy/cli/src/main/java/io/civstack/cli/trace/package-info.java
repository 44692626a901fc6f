/** The spans of one picture, from the files that the services write. */
@NullMarked
package io.civstack.cli.trace;

import org.jspecify.annotations.NullMarked;
