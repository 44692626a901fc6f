package io.civstack.diffusion.safetensors;

import com.fasterxml.jackson.core.JsonFactory;

/** Reads JSON from uploaded files. */
public final class ForeignJson {

    /** Without interning of field names: Jackson's table would grow with the names in uploaded files. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private ForeignJson() {}
}
