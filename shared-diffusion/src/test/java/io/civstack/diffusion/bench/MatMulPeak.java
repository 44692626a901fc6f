package io.civstack.diffusion.bench;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.run.Tensor;
import java.util.List;
import java.util.Map;

/** What the machine reaches in one large matrix product: the line that no network crosses. */
final class MatMulPeak {

    private static final int SIDE = 2048;
    private static final double GIGA = 1e9;

    private MatMulPeak() {}

    static void measure(Measurements measurements, int rounds, int threads) {
        GraphBuilder graph = new GraphBuilder();
        Value a = graph.input("a", ElementType.FLOAT, SIDE, SIDE);
        Value b = graph.input("b", ElementType.FLOAT, SIDE, SIDE);
        graph.output("c", graph.op("MatMul", List.of(a, b)), SIDE, SIDE);
        GraphModel model = graph.build();
        Map<String, Tensor> tensors = Map.of("a", Tensor.floats(SIDE, SIDE), "b", Tensor.floats(SIDE, SIDE));
        double[] speed = new double[rounds];
        try (BareLoop loop = new BareLoop(model, OptLevel.ALL_OPT, true, threads, tensors)) {
            loop.run();
            for (int i = 0; i < rounds; i++) {
                speed[i] = 2.0
                        * SIDE
                        * SIDE
                        * SIDE
                        / GIGA
                        / Stopwatch.time(loop::run).wallSeconds();
            }
        }
        measurements.sample("machine.matmul-" + SIDE, speed, "GFLOP/s");
    }
}
