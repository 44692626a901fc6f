package io.civstack.diffusion.noise;

/**
 * A seeded stream of standard normal numbers. It has a position: two draws of n differ, and are not one draw of 2n. Not
 * thread safe.
 */
public interface GaussianNoise {

    /**
     * Draws one tensor.
     *
     * @param values the number of elements, at least 0, in row-major order of the tensor's shape (CHW for one latent)
     * @return a new array of that length, mean 0, variance 1
     */
    float[] draw(int values);
}
