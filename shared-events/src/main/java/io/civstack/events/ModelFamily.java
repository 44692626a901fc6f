package io.civstack.events;

import java.util.Locale;

/** The architecture that a checkpoint belongs to; workers and dispatch topics are per family. */
public enum ModelFamily {
    SD1,
    SD2,
    SDXL,
    FLUX;

    /** The name as topics carry it, such as {@code sd1}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
