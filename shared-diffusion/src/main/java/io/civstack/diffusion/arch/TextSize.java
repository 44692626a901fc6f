package io.civstack.diffusion.arch;

/**
 * The sizes of a text encoder, read from its tensors.
 *
 * @param width of a hidden state
 * @param tokens of a chunk, with begin and end marks
 * @param layers how many there are
 * @param vocabulary how many tokens it knows
 */
public record TextSize(int width, int tokens, int layers, int vocabulary) {

    /** Width of a head in every published encoder. */
    private static final int HEAD_WIDTH = 64;

    /**
     * Reads the sizes.
     *
     * @param table the tensor {@code [vocabulary, width]} of the tokens
     * @param positions the tensor {@code [tokens, width]} of their places
     * @param layer prefix of a tensor name before the number of the layer
     * @param norm rest of a tensor name that every layer has
     */
    static TextSize of(Weights weights, String table, String positions, String layer, String norm) {
        return new TextSize(
                Math.toIntExact(weights.require(table, 2).dim(1)),
                Math.toIntExact(weights.require(positions, 2).dim(0)),
                weights.count(layer, norm),
                Math.toIntExact(weights.require(table, 2).dim(0)));
    }

    /** How many heads its attention has. */
    int heads() {
        return Math.max(1, width / HEAD_WIDTH);
    }
}
