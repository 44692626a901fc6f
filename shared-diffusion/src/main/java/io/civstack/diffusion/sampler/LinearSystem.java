package io.civstack.diffusion.sampler;

/** Gaussian elimination with row pivots, for the two or three unknowns of a multistep corrector. */
final class LinearSystem {

    private LinearSystem() {}

    /** @param rows one equation each, coefficients and then the right-hand side; overwritten */
    static double[] solve(double[][] rows) {
        int n = rows.length;
        for (int column = 0; column < n; column++) {
            pivot(rows, column);
            for (int row = column + 1; row < n; row++) {
                subtract(rows[row], rows[column], rows[row][column] / rows[column][column]);
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = rows[row][n];
            for (int column = row + 1; column < n; column++) {
                rest -= rows[row][column] * solution[column];
            }
            solution[row] = rest / rows[row][row];
        }
        return solution;
    }

    private static void pivot(double[][] rows, int column) {
        int best = column;
        for (int row = column + 1; row < rows.length; row++) {
            if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) {
                best = row;
            }
        }
        double[] swap = rows[column];
        rows[column] = rows[best];
        rows[best] = swap;
    }

    private static void subtract(double[] from, double[] row, double times) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * row[i];
        }
    }
}
