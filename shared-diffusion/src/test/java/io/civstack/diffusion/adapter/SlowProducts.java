package io.civstack.diffusion.adapter;

import java.util.Arrays;

/** The products that adapters are made of, by their definition, slowly and in double precision. */
final class SlowProducts {

    private SlowProducts() {}

    static double[] doubles(float[] numbers) {
        double[] all = new double[numbers.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers[i];
        }
        return all;
    }

    static double[] scaled(double[] numbers, double factor) {
        return Arrays.stream(numbers).map(number -> factor * number).toArray();
    }

    /** Number by number. */
    static double[] times(double[] left, double[] right) {
        double[] product = left.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= right[i];
        }
        return product;
    }

    static double[] product(float[] left, float[] right, int rows, int inner) {
        int columns = right.length / inner;
        double[] product = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int i = 0; i < inner; i++) {
                    product[row * columns + column] += (double) left[row * inner + i] * right[i * columns + column];
                }
            }
        }
        return product;
    }

    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] other = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            other[i % columns * rows + i / columns] = matrix[i];
        }
        return other;
    }

    /** out[p, q, k] = sum over i, j of core[i, j, k] left[i, p] right[j, q]. */
    static double[] tucker(float[] core, float[] left, float[] right, int leftRank, int rightRank, int kernel) {
        int out = left.length / leftRank;
        int in = right.length / rightRank;
        double[] result = new double[out * in * kernel];
        for (int index = 0; index < result.length; index++) {
            int p = index / (in * kernel);
            int q = index / kernel % in;
            for (int i = 0; i < leftRank; i++) {
                for (int j = 0; j < rightRank; j++) {
                    double factor = (double) left[i * out + p] * right[j * in + q];
                    result[index] += factor * core[(i * rightRank + j) * kernel + index % kernel];
                }
            }
        }
        return result;
    }

    static double[] kronecker(float[] left, int leftRows, double[] right, int rightRows) {
        int leftColumns = left.length / leftRows;
        int rightColumns = right.length / rightRows;
        double[] result = new double[left.length * right.length];
        int columns = leftColumns * rightColumns;
        for (int index = 0; index < result.length; index++) {
            int row = index / columns;
            int column = index % columns;
            double l = left[row / rightRows * leftColumns + column / rightColumns];
            result[index] = l * right[row % rightRows * rightColumns + column % rightColumns];
        }
        return result;
    }
}
