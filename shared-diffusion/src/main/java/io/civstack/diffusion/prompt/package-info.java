/**
 * What people write, up to the token ids and weights that a text encoder gets.
 *
 * <p>In the order things happen: {@link io.civstack.diffusion.prompt.NetworkTags} takes {@code <lora:name:0.8>} out of the text, {@link
 * io.civstack.diffusion.prompt.Composition} splits it at AND, {@link io.civstack.diffusion.prompt.PromptSchedule} says which text holds at
 * which step, {@link io.civstack.diffusion.prompt.Attention} reads brackets and weights, {@link
 * io.civstack.diffusion.prompt.PromptChunker} cuts the tokens into chunks, and {@link io.civstack.diffusion.prompt.Emphasis} weighs what
 * the encoder made of them. Every prompt means something: text that is no syntax is just text, nothing here refuses.
 *
 * <p>Source: the behaviour of A1111's web UI, which is what people expect of a prompt.
 */
@NullMarked
package io.civstack.diffusion.prompt;

import org.jspecify.annotations.NullMarked;
