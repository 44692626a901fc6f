package io.civstack.diffusion.bench;

import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.run.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Numbers as a drawing has them: a processor is up to a tenth quicker with zeros. */
final class Noise {

    private static final long SEED = 3;
    private static final int TOKENS = 77;

    private Noise() {}

    /** The same numbers each time. */
    static Tensor.Floats of(long... shape) {
        Tensor.Floats numbers = Tensor.floats(shape);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < numbers.buffer().limit(); i++) {
            numbers.buffer().put(i, (float) random.nextGaussian());
        }
        return numbers;
    }

    /** What a UNet is given at a step: latents, times, texts, and labels where it takes them. */
    static Map<String, Tensor> inputs(UNet unet, int batch, int side) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", of(batch, unet.inputChannels(), side, side));
        inputs.put("t", of(batch));
        inputs.put("context", of(batch, TOKENS, unet.contextWidth()));
        if (unet.labelWidth() > 0) {
            inputs.put("y", of(batch, unet.labelWidth()));
        }
        return inputs;
    }
}
