package io.civstack.moderation.picture;

import java.util.Arrays;

/**
 * How a picture looks, in 256 bits: whether each of its low frequencies is above their median. Small edits change few
 * bits, other pictures differ in about half of them. Follows the published PDQ algorithm.
 *
 * @param bits 256 characters of 0 and 1
 * @param quality 0 to 100; a picture with little in it has low quality and its bits mean nothing
 */
public record PerceptualHash(String bits, int quality) {

    /** Pictures that differ in no more bits are taken for the same. */
    public static final int DISTANCE_BITS_MAX = 31;

    /** Below, a hash is not compared. */
    public static final int QUALITY_MIN = 50;

    private static final int SIDE = 64;
    private static final int FREQUENCIES = 16;
    private static final int SMOOTHINGS = 2;
    private static final float[][] COSINES = cosines();

    public static PerceptualHash of(Luminance picture) {
        float[] values = picture.values();
        smooth(values, picture.width(), picture.height());
        float[][] small = sample(values, picture.width(), picture.height());
        return new PerceptualHash(bits(frequencies(small)), quality(small));
    }

    public boolean meaningful() {
        return quality >= QUALITY_MIN;
    }

    /** In how many bits two hashes differ. */
    public int distance(PerceptualHash other) {
        int distance = 0;
        for (int bit = 0; bit < bits.length(); bit++) {
            distance += bits.charAt(bit) == other.bits.charAt(bit) ? 0 : 1;
        }
        return distance;
    }

    /** A tent filter, as two box filters, just wide enough for the sampling that follows. */
    private static void smooth(float[] values, int width, int height) {
        int across = window(width);
        int down = window(height);
        float[] line = new float[Math.max(width, height)];
        for (int round = 0; round < SMOOTHINGS; round++) {
            for (int y = 0; y < height; y++) {
                box(values, y * width, 1, width, across, line);
            }
            for (int x = 0; x < width; x++) {
                box(values, x, width, height, down, line);
            }
        }
    }

    private static int window(int side) {
        return (side + 2 * SIDE - 1) / (2 * SIDE);
    }

    /** Replaces each value by the mean of the window around it, clipped at the ends. */
    private static void box(float[] values, int start, int stride, int length, int window, float[] line) {
        int ahead = (window + 2) / 2;
        int behind = window - ahead + 1;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < Math.min(ahead - 1, length); i++) {
            sum += values[start + i * stride];
            count++;
        }
        for (int i = 0; i < length; i++) {
            int enters = i + ahead - 1;
            int leaves = i - behind;
            if (enters < length) {
                sum += values[start + enters * stride];
                count++;
            }
            if (leaves >= 0) {
                sum -= values[start + leaves * stride];
                count--;
            }
            line[i] = (float) (sum / count);
        }
        for (int i = 0; i < length; i++) {
            values[start + i * stride] = line[i];
        }
    }

    private static float[][] sample(float[] values, int width, int height) {
        float[][] small = new float[SIDE][SIDE];
        for (int i = 0; i < SIDE; i++) {
            int y = (int) ((i + 0.5) * height / SIDE);
            for (int j = 0; j < SIDE; j++) {
                int x = (int) ((j + 0.5) * width / SIDE);
                small[i][j] = values[y * width + x];
            }
        }
        return small;
    }

    /** The sum of the steps between neighbours that can be seen. */
    private static int quality(float[][] small) {
        int steps = 0;
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                steps += i + 1 < SIDE ? step(small[i][j], small[i + 1][j]) : 0;
                steps += j + 1 < SIDE ? step(small[i][j], small[i][j + 1]) : 0;
            }
        }
        return Math.min(100, steps / 90);
    }

    private static int step(float left, float right) {
        return Math.abs((int) ((left - right) * 100 / 255));
    }

    private static float[][] frequencies(float[][] small) {
        float[][] rows = new float[FREQUENCIES][SIDE];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < SIDE; j++) {
                for (int k = 0; k < SIDE; k++) {
                    rows[i][j] += COSINES[i][k] * small[k][j];
                }
            }
        }
        float[][] result = new float[FREQUENCIES][FREQUENCIES];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < FREQUENCIES; j++) {
                for (int k = 0; k < SIDE; k++) {
                    result[i][j] += rows[i][k] * COSINES[j][k];
                }
            }
        }
        return result;
    }

    /** The first frequency is left out: how bright a picture is on the whole says nothing of what it shows. */
    private static float[][] cosines() {
        float[][] cosines = new float[FREQUENCIES][SIDE];
        double scale = Math.sqrt(2.0 / SIDE);
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < SIDE; j++) {
                cosines[i][j] = (float) (scale * Math.cos(Math.PI / 2 / SIDE * (i + 1) * (2 * j + 1)));
            }
        }
        return cosines;
    }

    private static String bits(float[][] frequencies) {
        float[] sorted = new float[FREQUENCIES * FREQUENCIES];
        for (int i = 0; i < FREQUENCIES; i++) {
            System.arraycopy(frequencies[i], 0, sorted, i * FREQUENCIES, FREQUENCIES);
        }
        Arrays.sort(sorted);
        float median = sorted[(sorted.length - 1) / 2];
        StringBuilder bits = new StringBuilder(sorted.length);
        for (float[] row : frequencies) {
            for (float value : row) {
                bits.append(value > median ? '1' : '0');
            }
        }
        return bits.toString();
    }
}
