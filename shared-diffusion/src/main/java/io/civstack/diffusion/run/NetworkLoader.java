package io.civstack.diffusion.run;

import io.civstack.diffusion.graph.GraphModel;

/** Loads ONNX models. */
public interface NetworkLoader {

    /**
     * Loads a model.
     *
     * @throws NetworkException when the runtime refuses the model, for example when shapes of weights do not fit
     *     together
     */
    Network load(GraphModel model, LoadMode mode);
}
