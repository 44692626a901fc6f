/** Checkpoint files: architecture, components and prediction type, recognised from names and shapes of tensors. */
@NullMarked
package io.civstack.diffusion.checkpoint;

import org.jspecify.annotations.NullMarked;
