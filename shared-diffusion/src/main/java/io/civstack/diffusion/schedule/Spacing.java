package io.civstack.diffusion.schedule;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Sequences of sigmas between two ends. */
public final class Spacing {

    private static final double KARRAS_RHO = 7;
    private static final double LINEAR_SHARE = 0.025;

    private Spacing() {}

    /** Equal distances, both ends included; the first end alone when there is one number. */
    static DoubleStream linear(double first, double last, int numbers) {
        double step = numbers > 1 ? (last - first) / (numbers - 1) : 0;
        return IntStream.range(0, numbers).mapToDouble(i -> first + step * i);
    }

    /**
     * The same in single precision, the second half counted from the far end, which is how PyTorch does it; the tools
     * compute these schedules in floats, and one float more or less shows in the sixth digit of a low sigma.
     */
    public static float[] linearFloats(float first, float last, int numbers) {
        float step = numbers > 1 ? (last - first) / (numbers - 1) : 0;
        float[] row = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            row[i] = numbers == 1 || i < numbers / 2 ? first + step * i : last - step * (numbers - 1 - i);
        }
        return row;
    }

    static double[] normal(NoiseLevels model, int steps) {
        return linear(model.timeMax(), model.timeMin(), steps)
                .map(model::sigmaOf)
                .toArray();
    }

    static double[] arcTangent(NoiseLevels model, int steps) {
        return linear(Math.atan(model.sigmaMax()), Math.atan(model.sigmaMin()), steps)
                .map(Math::tan)
                .toArray();
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

    static double[] strides(NoiseLevels model, int steps) {
        double stride = (model.timeMax() + 1) / steps;
        return IntStream.range(0, steps)
                .mapToDouble(i -> model.sigmaOf(model.timeMax() - (int) (i * stride)))
                .toArray();
    }

    static double[] stridesFromStart(NoiseLevels model, int steps) {
        int stride = Math.max((int) ((model.timeMax() + 1) / steps), 1);
        int last = ((int) model.timeMax() - 1) / stride;
        return IntStream.rangeClosed(0, last)
                .mapToDouble(i -> model.sigmaOf(1 + (last - i) * stride))
                .toArray();
    }

    static double[] leading(NoiseLevels model, int steps) {
        int stride = Math.max((int) ((model.timeMax() + 1) / steps), 1);
        return IntStream.range(0, steps)
                .mapToDouble(i -> model.sigmaOf((steps - 1 - i) * stride + 1))
                .toArray();
    }

    static double[] filledTimes(NoiseLevels model, int steps) {
        int times = (int) model.timeMax() + 1;
        int filled = Math.ceilDiv(times, Math.max(times / steps, 1));
        return Arrays.copyOf(normal(model, filled + 1), filled);
    }

    static double[] turbo(NoiseLevels model, int steps) {
        double stride = (model.timeMax() + 1) / steps;
        return IntStream.range(0, steps)
                .mapToDouble(i -> model.sigmaOf(Math.rint((steps - i) * stride - 1)))
                .toArray();
    }

    static double[] linearQuadratic(NoiseLevels model, int steps) {
        if (steps == 1) {
            return new double[] {model.sigmaMax()};
        }
        int linear = steps / 2;
        int quadratic = steps - linear;
        double rest = linear - LINEAR_SHARE * steps;
        double square = rest / ((double) linear * quadratic * quadratic);
        double slope = LINEAR_SHARE / linear - 2 * rest / ((double) quadratic * quadratic);
        double constant = square * linear * linear;
        return IntStream.range(0, steps)
                .mapToDouble(i -> i < linear ? i * LINEAR_SHARE / linear : square * i * i + slope * i + constant)
                .map(way -> model.sigmaMax() * (1 - way))
                .toArray();
    }

    /** The logarithms of a table, linear between its entries. */
    static double[] logLinear(double[] table, int numbers) {
        return linear(0, table.length - 1, numbers)
                .map(at -> {
                    int low = Math.min((int) at, table.length - 2);
                    double weight = at - low;
                    return Math.exp((1 - weight) * Math.log(table[low]) + weight * Math.log(table[low + 1]));
                })
                .toArray();
    }
}
