package io.civstack.diffusion.pipeline.text;

/**
 * A prompt after the text encoders: diffusers calls the parts prompt_embeds and pooled_prompt_embeds.
 *
 * @param states hidden states, {@code tokens} rows; the encoders' widths stand side by side in a row
 * @param tokens 77 for each chunk
 * @param pooled the pooled state of the first chunk; empty where the architecture has none
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record TextConditioning(float[] states, int tokens, float[] pooled) {

    /** Zeros of the same size: SDXL was trained with them in place of an empty negative prompt. */
    TextConditioning zeroed() {
        return new TextConditioning(new float[states.length], tokens, new float[pooled.length]);
    }
}
