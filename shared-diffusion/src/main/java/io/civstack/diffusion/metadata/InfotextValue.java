package io.civstack.diffusion.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** The quoting of values in the parameter line. */
final class InfotextValue {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What would end, confuse or be stripped from an unquoted value. */
    private static final Pattern NEEDS_QUOTES =
            Pattern.compile("[,:\\R\"]|^[\\[{\\s]|\\s$|^$".replace("\\R", "\n\r\u0085\u2028\u2029\u000B\f"));

    private InfotextValue() {}

    /** JSON arrays and objects stay as they are: that is how Civitai's lists are written and found. */
    static String quote(String value) {
        if (!NEEDS_QUOTES.matcher(value).find() || isJsonTree(value)) {
            return value;
        }
        return TextNode.valueOf(value)
                .toString()
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029")
                .replace("\u0085", "\\u0085");
    }

    static String unquote(String value) {
        if (value.length() < 2 || value.charAt(0) != '"') {
            return value;
        }
        try {
            return JSON.readTree(value) instanceof TextNode text ? text.textValue() : value;
        } catch (JsonProcessingException notJson) {
            return value;
        }
    }

    private static boolean isJsonTree(String value) {
        boolean looksLikeOne =
                (value.startsWith("[") && value.endsWith("]")) || (value.startsWith("{") && value.endsWith("}"));
        if (!looksLikeOne || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            return false;
        }
        try {
            JsonNode tree = JSON.readTree(value);
            return tree.isContainerNode() && tree.toString().length() <= value.length() && isWhole(value);
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    /** Whether a reader finds the end of the value: nothing follows the closing bracket. */
    private static boolean isWhole(String value) {
        return ParameterLine.read("x: " + value).getOrDefault("x", "").equals(value);
    }
}
