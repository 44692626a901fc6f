package io.civstack.diffusion.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeHeapTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SIDE = 160;
    private static final int LAYERS = 1500;
    private static final long WEIGHT_KIB = 4L * SIDE * SIDE * LAYERS / 1024;

    /** Many matrices that are small enough for the heap, which the runtime copies into layouts of its own. */
    private static GraphModel deep() {
        GraphBuilder graph = new GraphBuilder();
        Value x = graph.input("x", ElementType.FLOAT, 1, SIDE);
        Tensor.Floats numbers = Tensor.floats(SIDE, SIDE);
        for (int i = 0; i < LAYERS; i++) {
            Value weight = graph.weight("weight." + i, numbers.buffer(), numbers.shape());
            x = graph.op("MatMul", List.of(x, weight));
        }
        graph.output("y", x, 1, SIDE);
        return graph.build();
    }

    /**
     * Memory of our own, without mapped files and Java's heap growing in between: the test makes next to nothing there.
     */
    private static long anonymousKib() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .sum();
    }

    @Test
    void givesBackWhatAClosedNetworkHeld() throws IOException {
        assumeTrue(Files.exists(STATUS));
        // Given: the first time warms up what stays.
        OnnxLoader loader = new OnnxLoader(1);
        GraphModel model = deep();
        loader.load(model, LoadMode.SPEED).close();
        long before = anonymousKib();
        Network network = loader.load(model, LoadMode.SPEED);
        long loaded = anonymousKib() - before;

        // When
        network.close();

        // Then
        long kept = anonymousKib() - before;
        assertThat(loaded).isGreaterThan(WEIGHT_KIB / 2);
        assertThat(kept).isLessThan(WEIGHT_KIB / 4);
    }
}
