/** Says what a model file is, from its own names and shapes, and hands out its components. */
@NullMarked
package io.civstack.diffusion.checkpoint;

import org.jspecify.annotations.NullMarked;
