/** Pixels: pictures, masks, resampling, blurring and filling; nothing here knows a model. */
@NullMarked
package io.civstack.diffusion.picture;

import org.jspecify.annotations.NullMarked;
