/** The sources of time and ids of a process; everything else gets them by injection. */
@NullMarked
package io.civstack.source;

import org.jspecify.annotations.NullMarked;
