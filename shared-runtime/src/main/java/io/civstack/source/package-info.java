/** Where time and ids enter a process; everything else is handed them. */
@NullMarked
package io.civstack.source;

import org.jspecify.annotations.NullMarked;
