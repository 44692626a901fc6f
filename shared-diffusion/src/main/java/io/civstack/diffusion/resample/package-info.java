/** Pictures and latents at other sizes, blurred, and filled in. */
@NullMarked
package io.civstack.diffusion.resample;

import org.jspecify.annotations.NullMarked;
