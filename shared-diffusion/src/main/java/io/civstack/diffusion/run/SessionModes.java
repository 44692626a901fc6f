package io.civstack.diffusion.run;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** ONNX Runtime session options for each load mode (ADR 0011; for GPUs ADR 0053). */
final class SessionModes {

    private static final String SPIN_MICROS = "20";
    private static final int FIRST_GPU = 0;

    private SessionModes() {}

    static SessionOptions of(LoadMode mode, int threads, String weightFolder) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.model_external_initializers_file_folder_path", weightFolder);
        // Threads that spin through the gaps between operators make a small step a fifth faster; spinning longer takes
        // the processors from everybody else on the machine.
        options.addConfigEntry("session.intra_op.allow_spinning", "1");
        options.addConfigEntry("session.intra_op.spin_duration_us", SPIN_MICROS);
        switch (mode) {
            case SMALL -> options.setOptimizationLevel(OptLevel.ALL_OPT);
            // The layout pass of ALL_OPT copies every convolution's weight on one thread: 13 s for 3 % of a step.
            case SPEED -> options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
            case MEMORY -> {
                options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
                options.addConfigEntry("session.disable_prepacking", "1");
                // Folding would widen every 16-bit weight into memory at load.
                options.addConfigEntry("optimization.disable_specified_optimizers", "ConstantFolding");
            }
            case DEVICE -> {
                options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
                addGpu(options);
            }
        }
        return options;
    }

    private static void addGpu(SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions gpu = new OrtCUDAProviderOptions(FIRST_GPU)) {
            // The arena grows by what is asked for, not by powers of two: several networks share the memory.
            gpu.add("arena_extend_strategy", "kSameAsRequested");
            // Trying every algorithm would cost seconds for each new size of picture.
            gpu.add("cudnn_conv_algo_search", "HEURISTIC");
            gpu.add("cudnn_conv_use_max_workspace", "1");
            gpu.add("prefer_nhwc", "1");
            options.addCUDA(gpu);
        }
    }
}
