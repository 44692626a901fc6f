package io.civstack.diffusion.pipeline.text;

/**
 * What a prompt became for the UNet.
 *
 * @param states hidden states, {@code tokens} rows of the context's width
 * @param tokens 77 for each chunk
 * @param pooled the pooled state of the first chunk; empty where the family has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record TextConditioning(float[] states, int tokens, float[] pooled) {

    /** All zeros, of the same size: what SDXL was trained to read as "no prompt". */
    TextConditioning silent() {
        return new TextConditioning(new float[states.length], tokens, new float[pooled.length]);
    }
}
