/** What samplers call: a network read as a denoiser, whatever it predicts (eps or v), with or without a mask. */
@NullMarked
package io.civstack.diffusion.denoiser;

import org.jspecify.annotations.NullMarked;
