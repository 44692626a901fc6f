/**
 * From noise to a clean latent: samplers over a {@link io.civstack.diffusion.denoiser.Denoiser}.
 *
 * <p>Everything is in sigma space: {@code x = z + sigma * noise}, where z is the clean latent; a network of any
 * prediction type is turned into a denoiser by {@link io.civstack.diffusion.denoiser.Prediction}. One file is one
 * family of samplers, written beside its formula: s is the sigma now, s' the next one, D the denoised latent, d = (x -
 * D) / s the slope. A latent is a flat array, CHW of the pictures of the batch one after the other, in doubles like the
 * reference implementations; latents are small compared with networks.
 *
 * <p>Sources: Karras et al. 2022 (2206.00364), Lu et al. 2022 (2206.00927, 2211.01095), Song et al. 2021 (2010.02502),
 * Liu et al. 2022 (2202.09778), Zhao et al. 2023 (2302.04867), Luo et al. 2023 (2310.04378), Sabour et al. 2024
 * (2404.14507).
 */
@NullMarked
package io.civstack.diffusion.sampler;

import org.jspecify.annotations.NullMarked;
