/** From a request to pictures: text encoders, denoising loop and VAE put together. */
@NullMarked
package io.civstack.diffusion.pipeline;

import org.jspecify.annotations.NullMarked;
