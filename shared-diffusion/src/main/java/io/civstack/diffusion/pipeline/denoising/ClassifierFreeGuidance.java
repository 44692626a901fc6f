package io.civstack.diffusion.pipeline.denoising;

import io.civstack.diffusion.denoiser.NetworkPredictor;
import io.civstack.diffusion.pipeline.latent.InitialLatent;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.text.UNetConditioning;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The UNet with classifier-free guidance. One run computes the unconditional and the conditional predictions as rows of
 * one batch: for each prompt one row a picture. The input and output tensors are allocated once and used for every
 * step.
 *
 * <p>Prediction (Ho and Salimans 2022; several prompts: Liu et al. 2022): u + sum of w_i (c_i - u), with w_i the CFG
 * scale times the weight of prompt i.
 */
final class ClassifierFreeGuidance implements NetworkPredictor, AutoCloseable {

    private final Binding binding;
    private final CancelWatch watch;
    private final Tensor.Floats x;
    private final Tensor.Floats t;
    private final Tensor.Floats context;
    private final Tensor.Floats labels;
    private final Tensor.Floats eps;
    private final float[] weights;
    private final float rescale;
    private final float[] times;
    private final int rowLength;
    private final int pictures;
    private final int values;

    /**
     * @param from number and size of the latents, and the further input channels of inpainting checkpoints
     * @param like one of the rows, for the sizes of the tensors
     * @param weights w_i of the formula, for each row after the first; empty for a single row without guidance
     * @param rescale CFG rescale, 0 to 1: how far the standard deviation of the result is brought back to that of the
     *     last conditional prediction
     * @param adapters inputs of the graph with the matrices of adapters
     */
    ClassifierFreeGuidance(
            Network network,
            CancelWatch watch,
            InitialLatent from,
            UNetConditioning like,
            float[] weights,
            float rescale,
            Map<String, Tensor> adapters) {
        this.watch = watch;
        this.weights = weights.clone();
        this.rescale = rescale;
        pictures = from.pictures();
        values = from.values();
        int rows = (weights.length + 1) * pictures;
        int beside = from.beside().length / from.points();
        x = Tensor.floats(rows, (long) from.channels() + beside, from.height(), from.width());
        eps = Tensor.floats(rows, from.channels(), from.height(), from.width());
        rowLength = (from.channels() + beside) * from.points();
        for (int row = 0; row < rows; row++) {
            x.buffer().put(row * rowLength + values, from.beside());
        }
        t = Tensor.floats(rows);
        times = new float[rows];
        context = Tensor.floats(rows, like.tokens(), like.states().length / like.tokens());
        labels = Tensor.floats(rows, like.label().length);
        Map<String, Tensor> inputs = new LinkedHashMap<>(adapters);
        inputs.put("x", x);
        inputs.put("t", t);
        inputs.put("context", context);
        if (like.label().length > 0) {
            inputs.put("y", labels);
        }
        binding = network.bind(inputs, Map.of("eps", eps));
    }

    /**
     * Sets the conditioning of the following calls, the same for every picture; with guidance the negative prompt is
     * the first.
     */
    void condition(List<UNetConditioning> each) {
        int row = 0;
        for (UNetConditioning own : each) {
            for (int picture = 0; picture < pictures; picture++) {
                context.buffer().put(row * own.states().length, own.states());
                labels.buffer().put(row * own.label().length, own.label());
                row++;
            }
        }
    }

    @Override
    public float[] predict(float[] input, double time) {
        for (int row = 0; row < times.length; row++) {
            x.buffer().put(row * rowLength, input, row % pictures * values, values);
        }
        Arrays.fill(times, (float) time);
        t.put(times);
        watch.run(binding);
        return combined(input.length);
    }

    private float[] combined(int length) {
        float[] base = new float[length];
        eps.buffer().get(0, base);
        float[] result = base.clone();
        float[] row = new float[length];
        for (int i = 0; i < weights.length; i++) {
            eps.buffer().get((i + 1) * length, row);
            for (int k = 0; k < length; k++) {
                result[k] += weights[i] * (row[k] - base[k]);
            }
        }
        if (rescale > 0 && weights.length > 0) {
            for (int picture = 0; picture < pictures; picture++) {
                rescale(result, row, picture * values);
            }
        }
        return result;
    }

    /** CFG rescale (Lin et al. 2023, 2305.08891, section 3.4) of one picture: scales the standard deviation. */
    private void rescale(float[] guided, float[] conditional, int from) {
        double guidedDeviation = deviation(guided, from);
        float scale = guidedDeviation == 0
                ? 1
                : (float) (rescale * deviation(conditional, from) / guidedDeviation + 1 - rescale);
        for (int i = from; i < from + values; i++) {
            guided[i] *= scale;
        }
    }

    private double deviation(float[] numbers, int from) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < from + values; i++) {
            sum += numbers[i];
            squares += (double) numbers[i] * numbers[i];
        }
        double mean = sum / values;
        return Math.sqrt(Math.max(0, squares / values - mean * mean));
    }

    @Override
    public void close() {
        binding.close();
    }
}
