package io.civstack.diffusion.arch;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.RewrittenCheckpoint;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Convolutions around the edges, against the sum that defines them. */
class SeamlessConvolutionTest {

    private static final int SIDE = 4;
    private static final float[] KERNEL = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @TempDir
    private Path folder;

    private float[] convolved(Seamless seamless, int stride, int before, int after) {
        Path file = new RewrittenCheckpoint()
                .put("c.weight", KERNEL, 1, 1, 3, 3)
                .put("c.bias", new float[1], 1)
                .write(folder.resolve("c.safetensors"));
        Weights weights = Weights.below("", SafetensorsFile.open(file).tensors());
        GraphBuilder graph = new GraphBuilder();
        Layers layers = new Layers(graph, weights, ModuleHook.NONE, 1, seamless, Lowering.SERVE);
        Value x = graph.input("x", ElementType.FLOAT, 1, 1, "h", "w");
        graph.output("y", layers.conv("c", x, stride, before, after), 1, 1, "oh", "ow");
        Tensor.Floats result = Tensor.floats(1, 1, SIDE / stride, SIDE / stride);
        try (Network network = new OnnxLoader(1).load(graph.build(), LoadMode.SMALL);
                Binding binding = network.bind(
                        Map.of("x", Tensor.floats(1, 1, SIDE, SIDE).put(squares())), Map.of("y", result))) {
            binding.run();
        }
        return result.toArray();
    }

    private static float[] squares() {
        float[] numbers = new float[SIDE * SIDE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * i;
        }
        return numbers;
    }

    private static float[] defined(Seamless seamless, int stride, int before) {
        float[] sums = new float[SIDE / stride * (SIDE / stride)];
        for (int i = 0; i < sums.length * 9; i++) {
            int out = i / 9;
            int y = out / (SIDE / stride) * stride + i % 9 / 3 - before;
            int x = out % (SIDE / stride) * stride + i % 3 - before;
            boolean inside = (seamless.across() || (x >= 0 && x < SIDE)) && (seamless.down() || (y >= 0 && y < SIDE));
            if (inside) {
                sums[out] += KERNEL[i % 9] * squares()[Math.floorMod(y, SIDE) * SIDE + Math.floorMod(x, SIDE)];
            }
        }
        return sums;
    }

    @Test
    void looksAroundTheEdgesThatContinue() {
        for (int kind = 0; kind < 4; kind++) {
            Seamless seamless = new Seamless(kind % 2 == 1, kind / 2 == 1);
            assertThat(convolved(seamless, 1, 1, 1)).as("%s", seamless).isEqualTo(defined(seamless, 1, 1));
            assertThat(convolved(seamless, 2, 1, 1)).as("%s", seamless).isEqualTo(defined(seamless, 2, 1));
            assertThat(convolved(seamless, 2, 0, 1)).as("%s", seamless).isEqualTo(defined(seamless, 2, 0));
        }
    }
}
