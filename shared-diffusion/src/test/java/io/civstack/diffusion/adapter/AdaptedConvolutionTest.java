package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A convolution over one point, which sees only the middle of its kernel, with adapters against the defining sums. */
class AdaptedConvolutionTest {

    private static final int SIDE = 3;
    private static final int MIDDLE = SIDE * SIDE / 2;
    private static final long SEED = 6;

    private final Random random = new Random(SEED);

    @ParameterizedTest(name = "{0} channels, rank {1}, seed " + SEED)
    @CsvSource({"4, 0", "4, 2", "256, 0", "256, 2"})
    void addsWhatTheAdapterSays(int channels, int rank) {
        // Given
        int kernel = SIDE * SIDE;
        float[] weight = numbers(channels * channels * kernel);
        float[] x = numbers(channels);
        float[] a = numbers(rank * channels * kernel);
        float[] b = numbers(channels * rank);
        float[] ones = new float[rank];
        Arrays.fill(ones, 1);
        Map<String, Tensor> inputs =
                new HashMap<>(Map.of("x", Tensor.floats(1, channels, 1, 1).put(x)));
        if (rank > 0) {
            inputs.put("m.lora_a", Tensor.floats(rank, channels, SIDE, SIDE).put(a));
            inputs.put("m.lora_b", Tensor.floats(channels, rank, 1, 1).put(b));
            inputs.put("m.lora_gate", Tensor.floats(1, rank, 1, 1).put(ones));
        }

        // When
        float[] y = run(weight, channels, inputs);

        // Then
        for (int out = 0; out < channels; out++) {
            double expected = 0;
            for (int in = 0; in < channels; in++) {
                double w = weight[(out * channels + in) * kernel + MIDDLE];
                for (int r = 0; r < rank; r++) {
                    w += b[out * rank + r] * a[(r * channels + in) * kernel + MIDDLE];
                }
                expected += w * x[in];
            }
            assertThat((double) y[out]).isCloseTo(expected, within(1e-3));
        }
    }

    private static float[] run(float[] weight, int channels, Map<String, Tensor> inputs) {
        GraphBuilder graph = new GraphBuilder();
        Value x = graph.input("x", ElementType.FLOAT, "batch", channels, "h", "w");
        Value w = graph.constant(weight, channels, channels, SIDE, SIDE);
        Value y = new AdapterHook(Map.of())
                .convolution(
                        graph,
                        new ModuleHook.Convolution("m", channels, channels, SIDE, 1, 1),
                        x,
                        () -> graph.op("Conv", List.of(x, w), Attribute.of("pads", 1, 1, 1, 1)));
        graph.output("y", y, "batch", channels, "h", "w");
        Tensor.Floats result = Tensor.floats(1, channels, 1, 1);
        try (Network network = new OnnxLoader(1).load(graph.build(), LoadMode.MEMORY);
                Binding binding = network.bind(inputs, Map.of("y", result))) {
            binding.run();
        }
        return result.toArray();
    }

    private float[] numbers(int count) {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = (float) random.nextGaussian();
        }
        return all;
    }
}
