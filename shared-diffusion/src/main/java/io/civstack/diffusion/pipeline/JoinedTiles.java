package io.civstack.diffusion.pipeline;

/** Weighted sums of overlapping tiles, three planes of 32-bit floats. */
final class JoinedPicture {

    private final int width;
    private final float[] sums;
    private final float[] weights;

    JoinedPicture(int width, int height) {
        this.width = width;
        this.sums = new float[3 * width * height];
        this.weights = new float[width * height];
    }

    /** Adds a tile's planes, each pixel weighed by its row and its column. */
    void add(float[] tile, int left, int top, float[] columns, float[] rows) {
        int pixels = weights.length;
        int tilePixels = columns.length * rows.length;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                float weight = rows[y] * columns[x];
                int at = (top + y) * width + left + x;
                weights[at] += weight;
                for (int plane = 0; plane < 3; plane++) {
                    sums[plane * pixels + at] += weight * tile[plane * tilePixels + y * columns.length + x];
                }
            }
        }
    }

    /** The planes of the whole. */
    float[] planes() {
        float[] planes = new float[sums.length];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = sums[i] / weights[i % weights.length];
        }
        return planes;
    }
}
