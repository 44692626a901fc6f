package io.civstack.diffusion.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxBindingTest {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    @Test
    void keepsNoTensorWhenALaterOneIsRefused() throws OrtException {
        // Given
        GraphBuilder graph = new GraphBuilder(ElementType.FLOAT);
        graph.output("y", graph.op("Sigmoid", List.of(graph.input("x", ElementType.FLOAT, 2))), 2);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.floats(2));
        Tensor broken = new Tensor.Floats(FloatBuffer.allocate(3), new long[] {2, 2});
        List<OnnxTensor> wrapped = new ArrayList<>();
        OnnxBinding.Wrapping wrapping = tensor -> {
            wrapped.add(OnnxBinding.wrap(ENVIRONMENT, tensor));
            return wrapped.getLast();
        };
        try (OrtSession session = ENVIRONMENT.createSession(graph.build().proto())) {
            // When, Then
            assertThatExceptionOfType(OrtException.class)
                    .isThrownBy(() -> new OnnxBinding(session, Map.of(), inputs, Map.of("y", broken), wrapping));
        }
        assertThat(wrapped).hasSize(1).allMatch(OnnxTensor::isClosed);
    }
}
