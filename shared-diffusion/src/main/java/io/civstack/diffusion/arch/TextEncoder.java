package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.GraphModel;

/**
 * A text encoder: CLIP or OpenCLIP.
 *
 * <p>Inputs: {@code ids [batch, tokens]}; optional {@code keep [batch, tokens, 1]} and
 * {@code inserts [batch, tokens, width]}: the embedding of a token is {@code embedding * keep + inserts}, which is how
 * textual inversions replace embeddings. Outputs, each {@code [batch, tokens, width]}, with n counting from the last
 * layer, which is 1: {@code hidden.n} the layer's state, {@code skip.n} the same after the final normalisation; and
 * {@code pooled [batch, projection]} where the file has a projection.
 */
public sealed interface TextEncoder permits ClipText, OpenClipText {

    /** How many layers before the last can be output; {@code hidden.n} and {@code skip.n} exist for n up to it. */
    int SKIPS_MAX = 12;

    /** Width, layers and vocabulary, from the tensors. */
    TextSize size();

    /** Width of a hidden state. */
    default int width() {
        return size().width();
    }

    /** Tokens of a chunk, with begin and end tokens: 77. */
    default int tokens() {
        return size().tokens();
    }

    /** Layers. */
    default int layers() {
        return size().layers();
    }

    /** How many tokens its vocabulary has. */
    default int vocabulary() {
        return size().vocabulary();
    }

    /** For inference on CPUs. */
    default GraphModel graph(ModuleHook hook) {
        return graph(hook, Lowering.SERVE);
    }

    GraphModel graph(ModuleHook hook, Lowering lowering);
}
