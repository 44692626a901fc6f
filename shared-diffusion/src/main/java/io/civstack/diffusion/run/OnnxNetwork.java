package io.civstack.diffusion.run;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;

/** A session. */
final class OnnxNetwork implements Network {

    private final OrtEnvironment environment;
    private final OrtSession session;

    OnnxNetwork(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    @Override
    public Binding bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
        try {
            return new OnnxBinding(environment, session, inputs, outputs);
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
        NativeHeap.trim();
    }
}
