package io.civstack.diffusion.run;

import java.util.Map;

/** A loaded network. Thread safe; each thread makes its own binding. */
public interface Network extends AutoCloseable {

    /**
     * Binds tensors to inputs and outputs, for any number of runs.
     *
     * @param inputs by name; optional ones may be left out
     * @param outputs by name, any part of what the network gives
     */
    Binding bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs);

    /** Frees the memory. No binding may be running or run later. */
    @Override
    void close();
}
