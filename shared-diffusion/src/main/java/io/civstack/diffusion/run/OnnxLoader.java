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
        try (SessionOptions options = optionsFor(model, mode)) {
            Map<String, OnnxTensor> replaced = new HashMap<>();
            try {
                for (var weight : model.replaced().entrySet()) {
                    replaced.put(
                            weight.getKey(),
                            OnnxTensor.createTensor(
                                    environment,
                                    weight.getValue().numbers(),
                                    weight.getValue().shape()));
                }
                if (!replaced.isEmpty()) {
                    options.addExternalInitializers(new HashMap<>(replaced));
                }
                OrtSession session = environment.createSession(model.proto(), options);
                return new OnnxNetwork(environment, session);
            } finally {
                replaced.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException refused) {
            throw new NetworkException("the runtime refuses the model", refused);
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
