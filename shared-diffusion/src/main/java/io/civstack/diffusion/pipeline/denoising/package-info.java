/** The denoising loop: a sampler that calls the UNet with classifier-free guidance. */
@NullMarked
package io.civstack.diffusion.pipeline.denoising;

import org.jspecify.annotations.NullMarked;
