package io.civstack.diffusion.sample;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Rows of numbers from one end to the other. */
final class Spacing {

    private static final double KARRAS_RHO = 7;

    private Spacing() {}

    /** Equal distances, both ends included; the first end alone when there is one number. */
    static DoubleStream linear(double first, double last, int numbers) {
        double step = numbers > 1 ? (last - first) / (numbers - 1) : 0;
        return IntStream.range(0, numbers).mapToDouble(i -> first + step * i);
    }

    /**
     * The same in single precision, the second half counted from the far end, which is how PyTorch does it; the tools compute these
     * schedules in floats, and one float more or less shows in the sixth digit of a low sigma.
     */
    static float[] linearFloats(float first, float last, int numbers) {
        float step = numbers > 1 ? (last - first) / (numbers - 1) : 0;
        float[] row = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            row[i] = numbers == 1 || i < numbers / 2 ? first + step * i : last - step * (numbers - 1 - i);
        }
        return row;
    }

    /** (max^(1/7) + u (min^(1/7) - max^(1/7)))^7, u from 0 to 1. */
    static double[] karras(double max, double min, int numbers) {
        double from = Math.pow(max, 1 / KARRAS_RHO);
        double to = Math.pow(min, 1 / KARRAS_RHO);
        float[] ramp = linearFloats(0, 1, numbers);
        return IntStream.range(0, numbers)
                .mapToDouble(i -> (float) Math.pow((float) from + ramp[i] * (float) (to - from), KARRAS_RHO))
                .toArray();
    }

    /** exp of equal distances between the logarithms. */
    static double[] exponential(double max, double min, int numbers) {
        float[] ramp = linearFloats((float) Math.log(max), (float) Math.log(min), numbers);
        return IntStream.range(0, numbers)
                .mapToDouble(i -> (float) Math.exp(ramp[i]))
                .toArray();
    }
}
