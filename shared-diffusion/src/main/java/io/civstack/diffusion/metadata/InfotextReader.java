package io.civstack.diffusion.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes an infotext apart, as A1111 does and where A1111 stumbles as the writers of the odd lines meant it. */
final class InfotextReader {

    static final String NEGATIVE = "Negative prompt:";

    private static final int PARAMETERS_MIN = 3;

    private InfotextReader() {}

    static Infotext read(String text) {
        List<String> lines = new ArrayList<>(List.of(text.strip().split("\\R", -1)));
        Map<String, String> parameters = parametersOf(lines);
        StringBuilder prompt = new StringBuilder();
        StringBuilder negative = new StringBuilder();
        boolean inNegative = false;
        for (String line : lines) {
            String content = line.strip();
            if (content.startsWith(NEGATIVE)) {
                inNegative = true;
                content = content.substring(NEGATIVE.length()).strip();
            }
            StringBuilder into = inNegative ? negative : prompt;
            into.append(into.isEmpty() ? "" : "\n").append(content);
        }
        return new Infotext(prompt.toString().strip(), negative.toString().strip(), parameters);
    }

    /** Takes the parameter line off the end. */
    private static Map<String, String> parametersOf(List<String> lines) {
        Map<String, String> last = ParameterLine.read(lines.getLast());
        if (last.size() >= PARAMETERS_MIN) {
            lines.removeLast();
            return last;
        }
        return severalLines(lines);
    }

    /**
     * A tool may have written a value with line breaks in it without quoting it: then the parameters begin further up.
     */
    private static Map<String, String> severalLines(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0 && !lines.get(i).strip().startsWith(NEGATIVE); i--) {
            if (lines.get(i).strip().startsWith("Steps: ")) {
                List<String> tail = lines.subList(i, lines.size());
                Map<String, String> parameters = ParameterLine.read(String.join("\n", tail));
                if (parameters.size() > 1) {
                    tail.clear();
                    return parameters;
                }
            }
        }
        return new LinkedHashMap<>();
    }
}
