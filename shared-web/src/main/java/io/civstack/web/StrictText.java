package io.civstack.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/**
 * Reads a text of JSON that can be stored and sent on. JSON can spell halves of characters (a surrogate without its
 * other half), which UTF-8 cannot, and U+0000, which PostgreSQL cannot store.
 */
final class StrictText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (text != null && text.codePoints().anyMatch(StrictText::isNoCharacter)) {
            return (String) context.handleWeirdStringValue(String.class, text, "not a text of whole characters");
        }
        return text;
    }

    /** A whole pair of surrogates is one code point, so a surrogate that is seen here is half of one. */
    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
