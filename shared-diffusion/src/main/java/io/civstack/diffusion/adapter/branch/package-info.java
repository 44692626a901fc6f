/**
 * Low-rank branches beside the linear maps and convolutions of a graph, with inputs for the matrices of LoRA and LoCon.
 */
@NullMarked
package io.civstack.diffusion.adapter.branch;

import org.jspecify.annotations.NullMarked;
