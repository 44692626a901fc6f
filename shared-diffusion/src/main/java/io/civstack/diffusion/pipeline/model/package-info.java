/** Opened checkpoints and adapters, the networks loaded from them, and the means to cancel a network while it runs. */
@NullMarked
package io.civstack.diffusion.pipeline.model;

import org.jspecify.annotations.NullMarked;
