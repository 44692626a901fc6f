package io.civstack.diffusion.checkpoint;

import io.civstack.diffusion.arch.Architecture;
import io.civstack.diffusion.denoiser.Prediction;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Finds out what a checkpoint's network was trained to predict. */
final class PredictionDetector {

    private static final String SD2_BIAS =
            Checkpoint.UNET_PREFIX + "output_blocks.11.1.transformer_blocks.0.norm1.bias";
    private static final double SD2_V_DEVIATION_MIN = 0.09;

    /** The bias has 320 numbers; a much longer tensor is not read. */
    static final int BIAS_NUMBERS_MAX = 4096;

    private PredictionDetector() {}

    /**
     * First what the file says ({@code modelspec.prediction_type}, the empty tensor {@code v_pred}). SD2 files say
     * nothing; theirs is recognised, as in ComfyUI, by the standard deviation of one bias, which is larger in models
     * that predict velocity.
     */
    static Prediction of(Architecture architecture, Map<String, String> metadata, Map<String, TensorEntry> tensors) {
        String said = metadata.getOrDefault("modelspec.prediction_type", "").toLowerCase(Locale.ROOT);
        if (said.equals("v")
                || said.equals("v_prediction")
                || said.equals("v-prediction")
                || tensors.containsKey("v_pred")) {
            return Prediction.V;
        }
        TensorEntry bias = tensors.get(SD2_BIAS);
        boolean unstated = architecture == Architecture.SD2 && said.isEmpty();
        if (!unstated || bias == null || bias.elements() > BIAS_NUMBERS_MAX) {
            return Prediction.EPS;
        }
        return deviation(bias) > SD2_V_DEVIATION_MIN ? Prediction.V : Prediction.EPS;
    }

    private static double deviation(TensorEntry tensor) {
        try {
            float[] numbers = TensorReader.floats(tensor);
            double mean = 0;
            for (float number : numbers) {
                mean += number / numbers.length;
            }
            double variance = 0;
            for (float number : numbers) {
                variance += (number - mean) * (number - mean) / numbers.length;
            }
            return Math.sqrt(variance);
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The model file cannot be read.");
        }
    }
}
