package io.civstack.diffusion.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.civstack.diffusion.graph.GraphModel;
import java.util.HashMap;
import java.util.Map;

/** Loads models with ONNX Runtime. */
public final class OnnxLoader implements NetworkLoader {

    private final OrtEnvironment environment =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "civstack");
    private final int threads;

    /** @param threads of each network's pool */
    public OnnxLoader(int threads) {
        this.threads = threads;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException in {@link LoadMode#DEVICE}, when there is no GPU to compute on
     */
    @Override
    public Network load(GraphModel model, LoadMode mode) {
        if (mode == LoadMode.DEVICE) {
            Gpu.require();
        }
        Map<String, OnnxTensor> replaced = new HashMap<>();
        Map<String, OnnxTensor> absent = new HashMap<>();
        boolean loaded = false;
        try (SessionOptions options = SessionModes.of(mode, threads, model.weightFolder())) {
            for (var weight : model.replaced().entrySet()) {
                GraphModel.Replacement other = weight.getValue();
                replaced.put(weight.getKey(), OnnxTensor.createTensor(environment, other.numbers(), other.shape()));
            }
            for (var input : model.optional().entrySet()) {
                Tensor.Floats none = Tensor.floats(input.getValue().shape());
                none.put(input.getValue().numbers());
                absent.put(input.getKey(), OnnxTensor.createTensor(environment, none.buffer(), none.shape()));
            }
            if (!replaced.isEmpty()) {
                options.addExternalInitializers(new HashMap<>(replaced));
            }
            OrtSession session = environment.createSession(model.proto(), options);
            loaded = true;
            return new OnnxNetwork(environment, session, replaced, absent);
        } catch (OrtException refused) {
            throw new NetworkException("the runtime refuses the model", refused);
        } finally {
            if (!loaded) {
                replaced.values().forEach(OnnxTensor::close);
                absent.values().forEach(OnnxTensor::close);
            }
        }
    }
}
