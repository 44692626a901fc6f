/**
 * Adapters: small files that change a model. A file's keys are resolved to modules of the model by tables made from the
 * model's own key list, and every key is accounted for.
 *
 * <p>LoRA and LoCon reach a network as inputs of its graph, A {@code [1|B, in, R]} and B {@code [1|B, R, out]} with a
 * dynamic rank R that may be 0: one session serves every set, and several adapters are concatenated along R with
 * strength, alpha and rank folded into B. LoHa, LoKr, DoRA and full differences are merged into the weights they
 * change.
 */
@NullMarked
package io.civstack.diffusion.adapter;

import org.jspecify.annotations.NullMarked;
