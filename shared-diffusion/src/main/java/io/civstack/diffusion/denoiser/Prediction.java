package io.civstack.diffusion.denoiser;

import io.civstack.diffusion.schedule.NoiseLevels;

/** What a network predicts, and the formula of the denoiser D. */
public enum Prediction {
    /** The noise: D = x - s eps(x / sqrt(s^2 + 1), t). SD1.x, SD2 at 512, SDXL. */
    EPS {
        @Override
        double[] denoised(double[] x, double sigma, NetworkPredictor network, double time) {
            float[] eps = network.predict(scaled(x, inputScale(sigma)), time);
            return combined(x, 1, eps, -sigma);
        }
    },
    /**
     * The velocity of the variance-preserving path: D = x / (s^2 + 1) - s v / sqrt(s^2 + 1). SD2 at 768 and some SDXL.
     */
    V {
        @Override
        double[] denoised(double[] x, double sigma, NetworkPredictor network, double time) {
            float[] v = network.predict(scaled(x, inputScale(sigma)), time);
            return combined(x, 1 / (sigma * sigma + 1), v, -sigma / Math.sqrt(sigma * sigma + 1));
        }
    },
    /** The velocity of the straight path from picture to noise: D = x - s v, sigma from 1 to 0. Flux, SD3. */
    FLOW {
        @Override
        double[] denoised(double[] x, double sigma, NetworkPredictor network, double time) {
            return combined(x, 1, network.predict(scaled(x, 1), time), -sigma);
        }
    };

    abstract double[] denoised(double[] x, double sigma, NetworkPredictor network, double time);

    /** The denoiser of a network with these noise levels. */
    public Denoiser denoiser(NoiseLevels levels, NetworkPredictor network) {
        return (x, sigma) -> denoised(x, sigma, network, levels.timeOf(sigma));
    }

    private static double inputScale(double sigma) {
        return 1 / Math.sqrt(sigma * sigma + 1);
    }

    private static float[] scaled(double[] x, double scale) {
        float[] input = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            input[i] = (float) (x[i] * scale);
        }
        return input;
    }

    private static double[] combined(double[] x, double ofX, float[] output, double ofOutput) {
        double[] denoised = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            denoised[i] = ofX * x[i] + ofOutput * output[i];
        }
        return denoised;
    }
}
