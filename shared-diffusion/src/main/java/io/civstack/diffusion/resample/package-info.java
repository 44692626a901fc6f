/** Pictures and latents at other sizes. */
@NullMarked
package io.civstack.diffusion.resample;

import org.jspecify.annotations.NullMarked;
