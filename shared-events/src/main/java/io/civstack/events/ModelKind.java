package io.civstack.events;

/** What a model file of the catalog is for. */
public enum ModelKind {
    CHECKPOINT,
    LORA,
    EMBEDDING,
    VAE,
    UPSCALER
}
