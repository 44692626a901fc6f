/** A picture from the command line: the order, the wait with its bar, the files. */
@NullMarked
package io.civstack.local.draw;

import org.jspecify.annotations.NullMarked;
