package io.civstack.diffusion.prompt;

/**
 * A tag for an extra network in a prompt: {@code <lora:name:0.8>}, {@code <lora:name:0.8:0.6>},
 * {@code <lora:name:te=0.8:unet=0.6>}.
 *
 * @param kind lora, lyco, hypernet: the word before the first colon, in lower case
 * @param name of the network, as written
 * @param textStrength for the text encoders, finite
 * @param unetStrength for the UNet, finite; the same when the tag has one number
 */
public record NetworkTag(String kind, String name, double textStrength, double unetStrength) {}
