package io.civstack.diffusion.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Inputs and outputs of an ONNX Runtime session, which reads and writes the buffers in place. */
final class OnnxBinding implements Binding {

    private final OrtSession session;
    private final Map<String, OnnxTensor> absent;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private final OrtSession.RunOptions options;
    private volatile boolean terminated;
    private boolean closed;

    /** Wraps a tensor's buffer as an OnnxTensor, without a copy. */
    @FunctionalInterface
    interface Wrapping {
        OnnxTensor of(Tensor tensor) throws OrtException;
    }

    /** @param absent defaults of optional inputs that {@code inputs} leaves out; owned by the network */
    OnnxBinding(
            OrtSession session,
            Map<String, OnnxTensor> absent,
            Map<String, Tensor> inputs,
            Map<String, Tensor> outputs,
            Wrapping wrapping)
            throws OrtException {
        this.session = session;
        this.absent = absent;
        this.options = new OrtSession.RunOptions();
        try {
            for (var input : inputs.entrySet()) {
                this.inputs.put(input.getKey(), wrapping.of(input.getValue()));
            }
            for (var output : outputs.entrySet()) {
                this.outputs.put(output.getKey(), wrapping.of(output.getValue()));
            }
        } catch (OrtException | RuntimeException | Error refused) {
            close();
            throw refused;
        }
    }

    static OnnxTensor wrap(OrtEnvironment environment, Tensor tensor) throws OrtException {
        return switch (tensor) {
            case Tensor.Floats floats -> OnnxTensor.createTensor(environment, floats.buffer(), floats.shape());
            case Tensor.Ints ints -> OnnxTensor.createTensor(environment, ints.buffer(), ints.shape());
        };
    }

    @Override
    public void run() {
        if (terminated) {
            throw new TerminatedException();
        }
        Map<String, OnnxTensorLike> given = new LinkedHashMap<>(absent);
        given.putAll(inputs);
        Map<String, OnnxValue> pinned = new LinkedHashMap<>(outputs);
        try (OrtSession.Result result = session.run(given, Set.of(), pinned, options)) {
            assert result.size() == outputs.size();
        } catch (OrtException failed) {
            if (terminated) {
                throw new TerminatedException();
            }
            throw new NetworkException("the runtime could not compute the network", failed);
        }
    }

    @Override
    public synchronized void terminate() {
        terminated = true;
        if (closed) {
            return;
        }
        try {
            options.setTerminate(true);
        } catch (OrtException failed) {
            throw new NetworkException("the runtime could not end a run", failed);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        options.close();
    }
}
