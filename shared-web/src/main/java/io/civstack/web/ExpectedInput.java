package io.civstack.web;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field or a parameter of a type takes, as the end of a sentence that begins with "is not". */
final class ExpectedInput {

    static final String TEXT_OF_WHOLE_CHARACTERS = "a text of whole Unicode characters without U+0000";
    private static final int NAME_CHARACTERS_MAX = 64;

    private ExpectedInput() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "of the expected type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number in range";
        }
        if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == UUID.class) {
            return "an id";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return "of the expected type";
    }

    /** A name that a caller made up, fit to be repeated in an answer. */
    static String name(String sent) {
        String plain = sent.replaceAll("\\p{Cntrl}|\\p{Cs}", " ");
        return plain.length() > NAME_CHARACTERS_MAX ? plain.substring(0, NAME_CHARACTERS_MAX) + "…" : plain;
    }
}
