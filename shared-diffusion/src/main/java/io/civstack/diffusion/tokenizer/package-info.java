/**
 * Text to token ids, as the text encoders were trained to read it.
 *
 * <p>{@link io.civstack.diffusion.tokenizer.ClipTokenizer} is CLIP's byte-level byte-pair encoding; the vocabulary is
 * OpenAI's, or the one in a {@code tokenizer/} folder beside a model.
 */
@NullMarked
package io.civstack.diffusion.tokenizer;

import org.jspecify.annotations.NullMarked;
