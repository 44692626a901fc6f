/**
 * From prompts to what the UNet reads: hidden states of the text encoders, pooled states, size labels, and which text
 * holds at which call.
 */
@NullMarked
package io.civstack.diffusion.pipeline.text;

import org.jspecify.annotations.NullMarked;
