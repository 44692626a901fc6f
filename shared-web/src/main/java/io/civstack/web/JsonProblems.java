package io.civstack.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what is wrong with a JSON body, without repeating what was in it. */
final class JsonProblems {

    private static final int NAME_CHARACTERS_MAX = 64;

    private JsonProblems() {}

    static Problem of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                WebProblems.fieldUnknown(path(unknown.getPath()), known(unknown.getKnownPropertyIds()));
            case InvalidFormatException wrong ->
                WebProblems.fieldInvalid(path(wrong.getPath()), expected(wrong.getTargetType()));
            case ValueInstantiationException refused -> WebProblems.fieldInvalid(path(refused.getPath()), "acceptable");
            case MismatchedInputException wrong
            when wrong.getPath().isEmpty() ->
                WebProblems.bodyMalformed("The body is not the JSON object that is expected.");
            case MismatchedInputException wrong ->
                WebProblems.fieldInvalid(path(wrong.getPath()), expected(wrong.getTargetType()));
            case JsonMappingException wrong
            when !wrong.getPath().isEmpty() -> WebProblems.fieldInvalid(path(wrong.getPath()), "acceptable");
            default -> WebProblems.bodyMalformed("The body is not JSON" + place(e) + ".");
        };
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String path(List<JsonMappingException.Reference> path) {
        String text = path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replaceAll("\\p{Cntrl}", " ");
        return text.length() > NAME_CHARACTERS_MAX ? text.substring(0, NAME_CHARACTERS_MAX) + "…" : text;
    }

    private static @Nullable String known(@Nullable Collection<Object> names) {
        return names == null || names.isEmpty()
                ? null
                : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(@Nullable Class<?> type) {
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
}
