/** Between pixels and latents: encoding, decoding, tiles for large pictures, previews. */
@NullMarked
package io.civstack.diffusion.pipeline.latent;

import org.jspecify.annotations.NullMarked;
