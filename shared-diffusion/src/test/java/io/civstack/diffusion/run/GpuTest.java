package io.civstack.diffusion.run;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpuTest {

    @Test
    void saysWhatToDoWithoutAGpu() {
        // Given
        assumeFalse(Files.exists(Path.of("/dev/nvidia0")));
        GraphBuilder graph = new GraphBuilder(ElementType.FLOAT16);
        graph.output("y", graph.op("Identity", List.of(graph.input("x", ElementType.FLOAT, 1))), 1);

        // When, Then
        assertThatIllegalStateException()
                .isThrownBy(() -> new OnnxLoader(1).load(graph.build(), LoadMode.DEVICE))
                .withMessageMatching(".*(build it with -Pgpu|choose the processor).*");
    }
}
