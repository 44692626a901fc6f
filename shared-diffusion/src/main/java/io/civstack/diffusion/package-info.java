/**
 * The diffusion engine: a community checkpoint and a prompt go in, a picture comes out.
 *
 * <p>{@link io.civstack.diffusion.DiffusionEngine} is the door; {@link io.civstack.diffusion.Checkpoints} says what a file is without loading
 * it. The library knows no framework, no broker and no database.
 */
@NullMarked
package io.civstack.diffusion;

import org.jspecify.annotations.NullMarked;
