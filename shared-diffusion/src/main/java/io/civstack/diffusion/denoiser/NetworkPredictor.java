package io.civstack.diffusion.denoiser;

/**
 * The UNet with guidance applied: takes the scaled latent and a time and predicts noise or velocity, see
 * {@link Prediction}.
 */
@FunctionalInterface
public interface NetworkPredictor {

    /**
     * @param input the batch as the network expects it, already scaled
     * @param time 0 to 999 for discrete models, between the table's entries too; sigma itself for flow models
     * @return the prediction, of the same length
     */
    float[] predict(float[] input, double time);
}
