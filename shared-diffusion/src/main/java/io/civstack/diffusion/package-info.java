/**
 * The diffusion engine: a community checkpoint and a prompt go in, a picture comes out.
 *
 * <p>{@link io.civstack.diffusion.DiffusionEngine} generates pictures from requests
 * ({@link io.civstack.diffusion.request}); {@link io.civstack.diffusion.Checkpoints} inspects files without loading
 * them. The library has no framework, broker or database.
 */
@NullMarked
package io.civstack.diffusion;

import org.jspecify.annotations.NullMarked;
