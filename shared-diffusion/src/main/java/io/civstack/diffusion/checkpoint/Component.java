package io.civstack.diffusion.checkpoint;

/** The networks of a checkpoint. */
public enum Component {
    UNET("unet"),
    TEXT("text"),
    TEXT_2("text2"),
    VAE_DECODER("vae.decoder"),
    VAE_ENCODER("vae.encoder");

    private final String label;

    Component(String label) {
        this.label = label;
    }

    /** A stable name for people and programs. */
    public String label() {
        return label;
    }
}
