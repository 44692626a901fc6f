package io.civstack.diffusion.noise;

/** The random number generator that a seed is for (A1111: RNG). */
public enum NoiseSource {
    /** PyTorch's Mersenne Twister on a CPU: ComfyUI and diffusers, A1111 with "RNG: CPU". */
    CPU {
        @Override
        public GaussianNoise seeded(long seed) {
            return new CpuNoise(seed);
        }
    },
    /** CUDA's Philox, computed here without a GPU: A1111 by default, and its "RNG: NV". */
    GPU {
        @Override
        public GaussianNoise seeded(long seed) {
            return new PhiloxNoise(seed);
        }
    };

    /** A fresh stream at its beginning. */
    public abstract GaussianNoise seeded(long seed);
}
