package io.civstack.diffusion.pipeline.text;

/**
 * The conditioning of one row of the UNet's batch: cross-attention context and, for SDXL, the label vector.
 *
 * @param states hidden states of the text, {@code tokens} rows of the context's width
 * @param tokens 77 for each chunk
 * @param label SDXL's label vector; empty where the architecture has none
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record UNetConditioning(float[] states, int tokens, float[] label) {}
