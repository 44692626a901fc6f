package io.civstack.diffusion.prompt;

import java.util.regex.Pattern;

/** Numbers in prompts: digits with a point, no exponents, and never so large that hidden states become infinite. */
final class Weight {

    static final double WEIGHT_MAX = 1e6;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)");

    private Weight() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static double parse(String number) {
        return bounded(Double.parseDouble(number));
    }

    static double bounded(double weight) {
        return Math.clamp(weight, -WEIGHT_MAX, WEIGHT_MAX);
    }
}
