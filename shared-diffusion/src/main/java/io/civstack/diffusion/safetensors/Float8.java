package io.civstack.diffusion.safetensors;

/** The 8-bit float with 4 bits of exponent (bias 7), 3 of mantissa, no infinity: {@code E4M3FN}. */
final class Float8 {

    private static final int BIAS = 7;
    private static final int MANTISSA_BITS = 3;

    private Float8() {}

    static float fromE4M3(byte bits) {
        int exponent = (bits >> MANTISSA_BITS) & 0xF;
        int mantissa = bits & 0x7;
        float sign = bits < 0 ? -1 : 1;
        if (exponent == 0xF && mantissa == 0x7) {
            return Float.NaN;
        }
        if (exponent == 0) {
            return sign * Math.scalb((float) mantissa, 1 - BIAS - MANTISSA_BITS);
        }
        return sign * Math.scalb((float) (8 + mantissa), exponent - BIAS - MANTISSA_BITS);
    }
}
