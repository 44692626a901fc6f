package io.civstack.diffusion.run;

import io.civstack.diffusion.graph.GraphModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads with ONNX Runtime and remembers what every run of a network was given. */
public final class RecordingLoader implements NetworkLoader {

    private final NetworkLoader loader = new OnnxLoader(2);
    private final List<Run> runs = Collections.synchronizedList(new ArrayList<>());

    /**
     * One run.
     *
     * @param floats the inputs that are floats, by name
     * @param shapes of all inputs
     * @param outputs names of what was asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
    public record Run(Map<String, float[]> floats, Map<String, long[]> shapes, Set<String> outputs) {

        /** One row of an input's batch. */
        public float[] row(String input, int row) {
            float[] all = floats.get(input);
            int length = all.length / (int) shapes.get(input)[0];
            return Arrays.copyOfRange(all, row * length, (row + 1) * length);
        }

        /** Of the batch. */
        public int rows() {
            return (int) shapes.values().iterator().next()[0];
        }
    }

    /** The runs so far that computed this output. */
    public List<Run> runsOf(String output) {
        return List.copyOf(runs).stream()
                .filter(run -> run.outputs().contains(output))
                .toList();
    }

    /** The runs so far that read text. */
    public List<Run> textRuns() {
        return List.copyOf(runs).stream()
                .filter(run -> run.shapes().containsKey("ids"))
                .toList();
    }

    /** Begins anew. */
    public void forget() {
        runs.clear();
    }

    @Override
    public Network load(GraphModel model, LoadMode mode) {
        Network network = loader.load(model, mode);
        return new Network() {
            @Override
            public Binding bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
                return recorded(network.bind(inputs, outputs), inputs, outputs.keySet());
            }

            @Override
            public void close() {
                network.close();
            }
        };
    }

    private Binding recorded(Binding binding, Map<String, Tensor> inputs, Set<String> outputs) {
        return new Binding() {
            @Override
            public void run() {
                Map<String, float[]> floats = new LinkedHashMap<>();
                Map<String, long[]> shapes = new LinkedHashMap<>();
                inputs.forEach((name, tensor) -> {
                    shapes.put(name, tensor.shape());
                    if (tensor instanceof Tensor.Floats numbers) {
                        floats.put(name, numbers.toArray());
                    }
                });
                runs.add(new Run(floats, shapes, Set.copyOf(outputs)));
                binding.run();
            }

            @Override
            public void terminate() {
                binding.terminate();
            }

            @Override
            public void close() {
                binding.close();
            }
        };
    }
}
