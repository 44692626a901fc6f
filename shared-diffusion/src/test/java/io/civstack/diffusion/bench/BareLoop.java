package io.civstack.diffusion.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A session used as the runtime's manual shows it: what the engine is compared with. The one place outside {@code run}
 * that knows it.
 */
final class BareLoop implements AutoCloseable {

    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();

    BareLoop(GraphModel model, OptLevel level, boolean spinning, int threads, Map<String, Tensor> tensors) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "civstack");
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setOptimizationLevel(level);
            options.addConfigEntry("session.model_external_initializers_file_folder_path", model.weightFolder());
            options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
            session = environment.createSession(model.proto(), options);
            for (var absent : model.optional().entrySet()) {
                Tensor.Floats none = Tensor.floats(absent.getValue().shape())
                        .put(absent.getValue().numbers());
                inputs.put(absent.getKey(), OnnxTensor.createTensor(environment, none.buffer(), none.shape()));
            }
            for (var tensor : tensors.entrySet()) {
                inputs.put(
                        tensor.getKey(),
                        switch (tensor.getValue()) {
                            case Tensor.Floats floats ->
                                OnnxTensor.createTensor(environment, floats.buffer(), floats.shape());
                            case Tensor.Ints ints -> OnnxTensor.createTensor(environment, ints.buffer(), ints.shape());
                        });
            }
        } catch (OrtException refused) {
            throw new IllegalStateException("the runtime refuses the model", refused);
        }
    }

    void run() {
        try (OrtSession.Result result = session.run(inputs)) {
            if (result.size() == 0) {
                throw new IllegalStateException("the model has no output");
            }
        } catch (OrtException failed) {
            throw new IllegalStateException("the runtime could not compute the model", failed);
        }
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException("the runtime could not unload the model", failed);
        }
    }
}
