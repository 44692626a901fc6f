package io.civstack.diffusion.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of {@code Name: value, Name: value}. A value is a JSON string, a JSON array or object as Civitai writes it,
 * or text up to the next comma.
 */
final class ParameterLine {

    private static final Pattern NAME =
            Pattern.compile("\\s*(\\w[\\w \\-/]*):[ \\t]*", Pattern.UNICODE_CHARACTER_CLASS);

    private ParameterLine() {}

    static Map<String, String> read(String line) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher names = NAME.matcher(line);
        int position = 0;
        while (position < line.length()) {
            names.region(position, line.length());
            if (!names.lookingAt()) {
                position = afterComma(line, position);
                continue;
            }
            int end = valueEnd(line, names.end());
            String value = line.substring(names.end(), end).strip();
            if (!value.isEmpty()) {
                parameters.put(names.group(1), InfotextValue.unquote(value));
            }
            position = afterComma(line, end);
        }
        return parameters;
    }

    private static int afterComma(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma + 1;
    }

    private static int valueEnd(String line, int from) {
        char first = from < line.length() ? line.charAt(from) : ',';
        int balanced = first == '"' || first == '[' || first == '{' ? balancedEnd(line, from) : -1;
        if (balanced > 0) {
            return balanced;
        }
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    /** Behind the string, array or object that begins here, or -1 when it does not end. */
    private static int balancedEnd(String line, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (quoted && letter == '\\') {
                i++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && (letter == '[' || letter == '{')) {
                depth++;
            } else if (!quoted && (letter == ']' || letter == '}')) {
                depth--;
            }
            if (!quoted && depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
