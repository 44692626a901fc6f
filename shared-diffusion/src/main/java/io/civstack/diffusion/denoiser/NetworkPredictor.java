package io.civstack.diffusion.denoiser;

/** A network as it was trained: it reads an input and a time and predicts what {@link Prediction} says, guidance already applied. */
@FunctionalInterface
public interface NetworkPredictor {

    /**
     * @param input the batch as the network expects it, already scaled
     * @param time 0 to 999 for discrete models, between the table's entries too; sigma itself for flow models
     * @return the prediction, of the same length
     */
    float[] predict(float[] input, double time);
}
