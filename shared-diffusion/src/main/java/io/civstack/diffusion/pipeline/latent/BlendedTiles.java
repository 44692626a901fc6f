package io.civstack.diffusion.pipeline.latent;

/** Joins overlapping tiles by weighted averages. Planes follow each other in one array. */
final class BlendedTiles {

    private final int width;
    private final float[] sums;
    private final float[] weights;

    /** @param planes of the whole and of every tile: 3 for pixels, as many as the model has for latents */
    BlendedTiles(int planes, int width, int height) {
        this.width = width;
        this.sums = new float[planes * width * height];
        this.weights = new float[width * height];
    }

    /** Adds a tile. The weight of a point is the product of its column's and its row's weight. */
    void add(float[] tile, int left, int top, float[] columns, float[] rows) {
        int points = weights.length;
        int tilePoints = columns.length * rows.length;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                float weight = rows[y] * columns[x];
                int at = (top + y) * width + left + x;
                weights[at] += weight;
                for (int plane = 0; plane * points < sums.length; plane++) {
                    sums[plane * points + at] += weight * tile[plane * tilePoints + y * columns.length + x];
                }
            }
        }
    }

    /** The joined planes. */
    float[] planes() {
        float[] planes = new float[sums.length];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = sums[i] / weights[i % weights.length];
        }
        return planes;
    }
}
