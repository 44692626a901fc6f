package io.civstack.diffusion.adapter.tensor;

/** Matrix product and Tucker product on row-major arrays. */
public final class MatrixProducts {

    private MatrixProducts() {}

    /** target[rows, columns] += factor * left[rows, inner] right[inner, columns]. */
    public static void add(float[] target, float[] left, float[] right, int rows, int inner, double factor) {
        int columns = target.length / Math.max(1, rows);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < inner; i++) {
                addRow(target, row * columns, right, i * columns, columns, (float) (factor * left[row * inner + i]));
            }
        }
    }

    private static void addRow(float[] target, int to, float[] right, int from, int columns, float factor) {
        for (int i = 0; i < columns; i++) {
            target[to + i] += factor * right[from + i];
        }
    }

    /** left[rows, inner] right[inner, columns]. */
    public static float[] of(float[] left, float[] right, int rows, int inner) {
        float[] product = new float[rows * (right.length / Math.max(1, inner))];
        add(product, left, right, rows, inner, 1);
        return product;
    }

    /** {@code [rows, columns]} as {@code [columns, rows]}. */
    public static float[] transposed(float[] matrix, int rows) {
        int columns = matrix.length / Math.max(1, rows);
        float[] turned = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            turned[i % columns * rows + i / columns] = matrix[i];
        }
        return turned;
    }

    /**
     * The kernel of a convolution from its Tucker core: sum over i and j of core[i, j, k] left[i, out] right[j, in].
     *
     * @param core {@code [ranks, rightRanks, k]}
     * @return {@code [out, in, k]}
     */
    public static float[] tucker(float[] core, float[] left, float[] right, int leftRank, int rightRank) {
        int kernel = core.length / (leftRank * rightRank);
        int out = left.length / leftRank;
        float[] inner = mixInputs(core, right, leftRank, rightRank, kernel);
        return of(transposed(left, leftRank), inner, out, leftRank);
    }

    /** sum over j of core[i, j, k] right[j, in], as {@code [i, in, k]}. */
    public static float[] mixInputs(float[] core, float[] right, int leftRank, int rightRank, int kernel) {
        int in = right.length / rightRank;
        float[] mixed = new float[leftRank * in * kernel];
        for (int i = 0; i < leftRank; i++) {
            for (int j = 0; j < rightRank; j++) {
                for (int channel = 0; channel < in; channel++) {
                    float factor = right[j * in + channel];
                    addRow(mixed, (i * in + channel) * kernel, core, (i * rightRank + j) * kernel, kernel, factor);
                }
            }
        }
        return mixed;
    }
}
