/**
 * The formulas of LoRA, LoHa, LoKr, DoRA and full differences: what an adapter does to the weight or the bias of a
 * module.
 */
@NullMarked
package io.civstack.diffusion.adapter.weight;

import org.jspecify.annotations.NullMarked;
