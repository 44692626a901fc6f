/**
 * Gaussian noise with the numbers of PyTorch, so that seeds of other tools give the same noise here.
 *
 * <p>{@link io.civstack.diffusion.noise.CpuNoise} is PyTorch's generator on a CPU (ComfyUI, diffusers),
 * {@link io.civstack.diffusion.noise.PhiloxNoise} the one on a GPU (A1111's default). Integer streams are exact, values
 * to 1e-6.
 */
@NullMarked
package io.civstack.diffusion.noise;

import org.jspecify.annotations.NullMarked;
