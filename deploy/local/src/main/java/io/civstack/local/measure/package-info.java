/** Figures: how long a start takes, how long a picture takes, whether pictures come out as they should. */
@NullMarked
package io.civstack.local.measure;

import org.jspecify.annotations.NullMarked;
