package io.civstack.diffusion.run;

import io.civstack.diffusion.graph.GraphModel;

/** Makes networks of models. */
public interface NetworkLoader {

    /**
     * Loads a model.
     *
     * @throws NetworkException when the model makes no sense to the runtime, for example when shapes of weights do not fit together
     */
    Network load(GraphModel model, LoadMode mode);
}
