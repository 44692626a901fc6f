package io.civstack.diffusion.metadata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text in which a picture says how it was made: the prompt, a line {@code Negative prompt: ...}, and one line of {@code Name: value}
 * pairs.
 *
 * @param prompt may have several lines
 * @param negativePrompt empty when there was none
 * @param parameters in the order they are written
 */
public record Infotext(String prompt, String negativePrompt, Map<String, String> parameters) {

    public Infotext {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The text as A1111 writes it; values with a comma, a colon or a line break are quoted as JSON strings. */
    public String write() {
        String line = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + InfotextValue.quote(entry.getValue()))
                .collect(Collectors.joining(", "));
        String negative = negativePrompt.isEmpty() ? "" : "\nNegative prompt: " + negativePrompt;
        return prompt + negative + (line.isEmpty() ? "" : "\n" + line);
    }
}
