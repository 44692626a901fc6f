package io.civstack.diffusion.picture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a request: the picture and its generation parameters.
 *
 * @param picture the pixels
 * @param parameters the generation parameters in the order and under the names that tools write into picture files
 *     ({@code Steps}, {@code Sampler}, {@code Schedule type}, {@code CFG scale}, {@code Seed}, {@code Size},
 *     {@code Model hash}, ...); prompts are not included
 */
public record GeneratedPicture(Picture picture, Map<String, String> parameters) {

    public GeneratedPicture {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
