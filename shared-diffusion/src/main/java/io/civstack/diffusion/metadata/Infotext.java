package io.civstack.diffusion.metadata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text in which a picture says how it was made: the prompt, a line {@code Negative prompt: ...}, and one line of
 * {@code Name: value} pairs.
 *
 * @param prompt may have several lines; without white space at its ends
 * @param negativePrompt empty when there was none
 * @param parameters in the order they are written
 */
public record Infotext(String prompt, String negativePrompt, Map<String, String> parameters) {

    public Infotext {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * The text as A1111 writes it; values with a comma, a colon, a quote or a line break are quoted as JSON strings.
     */
    public String write() {
        String line = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + InfotextValue.quote(entry.getValue()))
                .collect(Collectors.joining(", "));
        String negative = negativePrompt.isEmpty() ? "" : "\n" + InfotextReader.NEGATIVE + " " + negativePrompt;
        return prompt + negative + (line.isEmpty() ? "" : "\n" + line);
    }

    /**
     * Reads any text: what is not negative prompt or parameters is prompt. The last line counts as parameters when it
     * has at least three, or when it begins with {@code Steps:}. Never fails.
     */
    public static Infotext parse(String text) {
        return InfotextReader.read(text);
    }
}
