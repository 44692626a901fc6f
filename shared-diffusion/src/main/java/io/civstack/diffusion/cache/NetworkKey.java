package io.civstack.diffusion.cache;

/**
 * The key of a loaded network.
 *
 * @param content what the files hold, see {@link Fingerprint}
 * @param component which network of it, with everything that changes its graph: {@code unet}, {@code unet+adapters}
 */
public record NetworkKey(String content, String component) {}
