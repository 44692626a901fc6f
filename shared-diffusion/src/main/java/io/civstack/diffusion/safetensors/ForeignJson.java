package io.civstack.diffusion.safetensors;

import com.fasterxml.jackson.core.JsonFactory;

/** Reads JSON that strangers wrote into files. */
public final class ForeignJson {

    /** Jackson remembers the names it has met; those of strangers would fill its table. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private ForeignJson() {}
}
