/** Puts tokenizer, text encoders, sampler, UNet and autoencoder together into a drawing. */
@NullMarked
package io.civstack.diffusion.pipeline;

import org.jspecify.annotations.NullMarked;
