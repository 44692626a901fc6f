package io.civstack.diffusion.pipeline.text;

/**
 * What the UNet is told in one row of its batch.
 *
 * @param states hidden states of the text, {@code tokens} rows of the context's width
 * @param tokens 77 for each chunk
 * @param label SDXL's label vector; empty where the family has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record UNetConditioning(float[] states, int tokens, float[] label) {}
