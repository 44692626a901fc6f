package io.civstack.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what is wrong with a JSON body, without repeating what was in it. */
final class JsonProblems {

    private static final int CAUSES_MAX = 10;

    private JsonProblems() {}

    /** What was wrong with JSON, when that is why something else was thrown. */
    static @Nullable JsonProcessingException causeOf(Throwable e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof JsonProcessingException json) {
                return json;
            }
            cause = cause.getCause();
        }
        return null;
    }

    static Problem of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                WebProblems.fieldUnknown(path(unknown.getPath()), known(unknown.getKnownPropertyIds()));
            case InvalidFormatException wrong -> WebProblems.fieldInvalid(path(wrong.getPath()), expected(wrong));
            case ValueInstantiationException refused -> WebProblems.fieldInvalid(path(refused.getPath()), "acceptable");
            case MismatchedInputException wrong
            when wrong.getPath().isEmpty() ->
                WebProblems.bodyMalformed("The body is not the JSON object that is expected.");
            case MismatchedInputException wrong ->
                WebProblems.fieldInvalid(path(wrong.getPath()), ExpectedInput.of(wrong.getTargetType()));
            case JsonMappingException wrong
            when !wrong.getPath().isEmpty() -> WebProblems.fieldInvalid(path(wrong.getPath()), "acceptable");
            default -> WebProblems.bodyMalformed("The body is not JSON" + place(e) + ".");
        };
    }

    /** A text of the wrong form is one that {@link StrictText} refuses. */
    private static String expected(InvalidFormatException wrong) {
        return wrong.getTargetType() == String.class && wrong.getValue() instanceof String
                ? ExpectedInput.TEXT_OF_WHOLE_CHARACTERS
                : ExpectedInput.of(wrong.getTargetType());
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String path(List<JsonMappingException.Reference> path) {
        return ExpectedInput.name(path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining(".")));
    }

    private static @Nullable String known(@Nullable Collection<Object> names) {
        return names == null || names.isEmpty()
                ? null
                : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
