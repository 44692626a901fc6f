package io.civstack.diffusion.request;

import java.nio.file.Path;

/**
 * A textual inversion file that prompts use by writing its name.
 *
 * @param name as prompts write it; case does not count
 * @param file a {@code .safetensors} file: {@code emb_params} for models with one text encoder, {@code clip_l} and
 *     {@code clip_g} for SDXL
 */
public record Embedding(String name, Path file) {}
