package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A linear map with adapters, beside it or merged in the graph, against the defining sums. */
class AdapterHookTest {

    private static final int IN = 12;
    private static final int OUT = 20;
    private static final long SEED = 4;

    private final Random random = new Random(SEED);
    private final float[] weight = numbers(OUT * IN);

    @ParameterizedTest(name = "{0} tokens, {1} pictures with {2} adapters of rank {3}, seed " + SEED)
    @CsvSource({"1, 1, 1, 3", "2, 2, 2, 3", "500, 1, 1, 3", "500, 2, 1, 5", "500, 2, 2, 5", "500, 1, 1, 40"})
    void addsWhatTheAdapterSays(int tokens, int pictures, int adapters, int rank) {
        // Given
        float[] x = numbers(pictures * tokens * IN);
        float[] a = numbers(adapters * rank * IN);
        float[] b = numbers(adapters * OUT * rank);

        // When
        float[] y = run(
                x,
                new long[] {pictures, tokens, IN},
                Map.of(
                        "m.lora_a", Tensor.floats(adapters, rank, IN).put(a),
                        "m.lora_b", Tensor.floats(adapters, OUT, rank).put(b)));

        // Then
        for (int row = 0; row < pictures * tokens; row++) {
            int adapter = adapters == 1 ? 0 : row / tokens;
            for (int out = 0; out < OUT; out++) {
                double expected = 0;
                for (int in = 0; in < IN; in++) {
                    double w = weight[out * IN + in];
                    for (int r = 0; r < rank; r++) {
                        w += b[(adapter * OUT + out) * rank + r] * a[(adapter * rank + r) * IN + in];
                    }
                    expected += w * x[row * IN + in];
                }
                assertThat((double) y[row * OUT + out]).isCloseTo(expected, within(2e-4));
            }
        }
    }

    private float[] run(float[] x, long[] shape, Map<String, Tensor> adapter) {
        GraphBuilder graph = new GraphBuilder();
        Value input = graph.input("x", ElementType.FLOAT, "batch", "tokens", IN);
        Value w = graph.constant(weight, OUT, IN);
        Value product = new AdapterHook(Map.of())
                .linear(
                        graph,
                        new ModuleHook.Linear("m", IN, OUT),
                        input,
                        w,
                        () -> graph.microsoftOp("FusedMatMul", List.of(input, w), Attribute.of("transB", 1)),
                        UnaryOperator.identity());
        graph.output("y", product, "batch", "tokens", OUT);
        GraphModel model = graph.build();
        Tensor.Floats y = Tensor.floats(shape[0], shape[1], OUT);
        Map<String, Tensor> inputs = new HashMap<>(adapter);
        inputs.put("x", Tensor.floats(shape).put(x));
        try (Network network = new OnnxLoader(1).load(model, LoadMode.SMALL);
                Binding binding = network.bind(inputs, Map.of("y", y))) {
            binding.run();
        }
        return y.toArray();
    }

    private float[] numbers(int count) {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = (float) random.nextGaussian();
        }
        return all;
    }
}
