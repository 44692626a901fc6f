package io.civstack.diffusion.run;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks for a usable GPU without loading ONNX Runtime's CUDA library of half a gigabyte. */
final class Gpu {

    private static final Path DEVICE = Path.of("/dev/nvidia0");

    private Gpu() {}

    /** @throws IllegalStateException when there is none; the message says what to do */
    static void require() {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            throw new IllegalStateException(
                    "this build computes on processors only; build it with -Pgpu to compute on a GPU");
        }
        if (!Files.exists(DEVICE)) {
            throw new IllegalStateException("there is no GPU at " + DEVICE + "; choose the processor as target");
        }
    }
}
