package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import io.civstack.diffusion.safetensors.DType;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a network on the inputs of a reference file and compares what comes out with what PyTorch computed. */
public final class Reference {

    /** The largest difference between two correct float32 implementations of these networks. */
    private static final float TOLERANCE = 2e-4f;

    private final SafetensorsFile cases;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, String> expected = new LinkedHashMap<>();

    private Reference(SafetensorsFile cases) {
        this.cases = cases;
    }

    public static Reference of(String path) {
        return new Reference(SafetensorsFile.open(Goldens.file(path)));
    }

    public Reference input(String name, String caseName) {
        inputs.put(name, tensor(caseName));
        return this;
    }

    public Reference input(String name, Tensor tensor) {
        inputs.put(name, tensor);
        return this;
    }

    public Reference output(String name, String caseName) {
        expected.put(name, caseName);
        return this;
    }

    public float[] numbers(String caseName) {
        try {
            return cases.floats(caseName);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public void holdsFor(GraphModel model, LoadMode mode) {
        holdsFor(model, mode, TOLERANCE);
    }

    public void holdsFor(GraphModel model, LoadMode mode, float tolerance) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        expected.forEach((name, caseName) -> outputs.put(name, Tensor.floats(shape(caseName))));
        try (Network network = new OnnxLoader(2).load(model, mode);
                Binding binding = network.bind(inputs, outputs)) {
            binding.run();
        }
        expected.forEach((name, caseName) -> {
            float[] actual = ((Tensor.Floats) outputs.get(name)).toArray();
            assertThat(actual)
                    .as("%s in %s", name, mode)
                    .usingComparatorWithPrecision(tolerance)
                    .containsExactly(numbers(caseName));
        });
    }

    private long[] shape(String caseName) {
        return cases.tensors().get(caseName).shape().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private Tensor tensor(String caseName) {
        TensorEntry entry = cases.tensors().get(caseName);
        if (entry.dtype() == DType.I32) {
            int[] ids = new int[Math.toIntExact(entry.elements())];
            try {
                TensorReader.bytes(entry).asIntBuffer().get(ids);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return Tensor.ints(shape(caseName)).put(ids);
        }
        return Tensor.floats(shape(caseName)).put(numbers(caseName));
    }
}
