package io.civstack.diffusion.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.civstack.diffusion.graph.GraphModel;
import java.util.HashMap;
import java.util.Map;

/** Loads models with ONNX Runtime on the CPU. */
public final class OnnxLoader implements NetworkLoader {

    private static final String SPIN_MICROS = "20";

    private final OrtEnvironment environment =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "civstack");
    private final int threads;

    /** @param threads of each network's pool */
    public OnnxLoader(int threads) {
        this.threads = threads;
    }

    @Override
    public Network load(GraphModel model, LoadMode mode) {
        Map<String, OnnxTensor> replaced = new HashMap<>();
        Map<String, OnnxTensor> absent = new HashMap<>();
        boolean loaded = false;
        try (SessionOptions options = optionsFor(model, mode)) {
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

    private SessionOptions optionsFor(GraphModel model, LoadMode mode) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.model_external_initializers_file_folder_path", model.weightFolder());
        // Threads that spin through the gaps between operators make a small step a fifth faster; spinning longer takes
        // the processors from
        // everybody else on the machine (ADR 0011).
        options.addConfigEntry("session.intra_op.allow_spinning", "1");
        options.addConfigEntry("session.intra_op.spin_duration_us", SPIN_MICROS);
        switch (mode) {
            case SMALL -> options.setOptimizationLevel(OptLevel.ALL_OPT);
            // The layout pass of ALL_OPT copies every convolution's weight on one thread and wins nothing at this size.
            case SPEED -> options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
            case MEMORY -> {
                options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
                options.addConfigEntry("session.disable_prepacking", "1");
                // Folding would widen every 16-bit weight into memory at load.
                options.addConfigEntry("optimization.disable_specified_optimizers", "ConstantFolding");
            }
        }
        return options;
    }
}
