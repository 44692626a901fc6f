package io.civstack.diffusion.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;

/** An ONNX Runtime session and the tensors that must stay alive until it is closed. */
final class OnnxNetwork implements Network {

    private final OrtEnvironment environment;
    private final OrtSession session;
    /** Merged weights: without prepacking the session reads these buffers in every run. */
    private final Map<String, OnnxTensor> replaced;

    private final Map<String, OnnxTensor> absent;

    OnnxNetwork(
            OrtEnvironment environment,
            OrtSession session,
            Map<String, OnnxTensor> replaced,
            Map<String, OnnxTensor> absent) {
        this.environment = environment;
        this.session = session;
        this.replaced = replaced;
        this.absent = absent;
    }

    @Override
    public Binding bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
        try {
            return new OnnxBinding(session, absent, inputs, outputs, tensor -> OnnxBinding.wrap(environment, tensor));
        } catch (OrtException refused) {
            throw new NetworkException("the runtime refuses the tensors", refused);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new NetworkException("the runtime could not unload a network", failed);
        }
        replaced.values().forEach(OnnxTensor::close);
        absent.values().forEach(OnnxTensor::close);
        NativeHeap.trim();
    }
}
