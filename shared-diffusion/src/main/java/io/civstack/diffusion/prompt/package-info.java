/**
 * From prompts to token ids and attention weights.
 *
 * <p>In the order things happen: {@link io.civstack.diffusion.prompt.NetworkTags} takes {@code <lora:name:0.8>} out of
 * the text, {@link io.civstack.diffusion.prompt.Composition} splits it at AND,
 * {@link io.civstack.diffusion.prompt.PromptSchedule} gives the text of each step,
 * {@link io.civstack.diffusion.prompt.Attention} reads brackets and weights,
 * {@link io.civstack.diffusion.prompt.PromptChunker} cuts the tokens into chunks, and
 * {@link io.civstack.diffusion.prompt.Emphasis} applies weights to hidden states. No prompt is refused: text that is
 * not valid syntax is plain text.
 *
 * <p>Source: the behaviour of A1111's web UI, which is what people expect of a prompt.
 */
@NullMarked
package io.civstack.diffusion.prompt;

import org.jspecify.annotations.NullMarked;
