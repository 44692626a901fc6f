package io.civstack.diffusion.run;

import java.util.Map;

/** A loaded network. Safe to use from many threads; each binds tensors of its own. */
public interface Network extends AutoCloseable {

    /**
     * Ties tensors to inputs and outputs for any number of runs.
     *
     * @param inputs by name; optional ones may be left out
     * @param outputs by name, any part of what the network gives
     */
    Binding bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs);

    /** Gives the memory back. Nothing may run any more. */
    @Override
    void close();
}
