package io.civstack.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of every field of a JSON body that has the wrong type or is unknown. Jackson stops at the first one; it is
 * taken out and the rest is read again, until nothing is wrong any more.
 */
@Provider
@Priority(Priorities.USER + 1) // inside of ChunkedBodyLimit
class JsonBodyCheck implements ReaderInterceptor {

    private final ObjectMapper json;

    JsonBodyCheck(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getMediaType() == null
                || !context.getMediaType().getSubtype().endsWith("json")) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readAllBytes();
        context.setInputStream(new ByteArrayInputStream(body));
        try {
            return context.proceed();
        } catch (JsonProcessingException | WebApplicationException e) {
            if (JsonProblems.causeOf(e) instanceof JsonMappingException wrong
                    && !wrong.getPath().isEmpty()) {
                throw all(json.readerFor(json.constructType(context.getGenericType())), body, wrong)
                        .exception();
            }
            throw e;
        }
    }

    private Problem all(ObjectReader reader, byte[] body, JsonMappingException first) throws IOException {
        FieldProblems problems = new FieldProblems();
        JsonMappingException wrong = first;
        try {
            JsonNode tree = json.readTree(body);
            while (wrong != null && tell(wrong, problems) && remove(tree, wrong.getPath()) && !problems.isFull()) {
                wrong = read(reader, tree);
            }
        } catch (JsonProcessingException e) {
            return JsonProblems.of(e);
        }
        return problems.problem();
    }

    private static @Nullable JsonMappingException read(ObjectReader reader, JsonNode tree) throws IOException {
        try {
            reader.readValue(tree);
            return null;
        } catch (JsonMappingException next) {
            return next;
        }
    }

    /** False for what is not about a field. */
    private static boolean tell(JsonMappingException wrong, FieldProblems problems) {
        List<JsonMappingException.Reference> path = wrong.getPath();
        if (path.isEmpty()) {
            return false;
        }
        FieldProblems parent = problems;
        for (JsonMappingException.Reference step : path.subList(0, path.size() - 1)) {
            parent = parent.inside(name(step));
        }
        parent.add(name(path.getLast()), JsonProblems.of(wrong));
        return true;
    }

    /** False when it is not there: a field that is missed cannot be taken out. */
    private static boolean remove(JsonNode tree, List<JsonMappingException.Reference> path) {
        JsonNode parent = tree;
        for (JsonMappingException.Reference step : path.subList(0, path.size() - 1)) {
            parent = step.getFieldName() == null ? parent.path(step.getIndex()) : parent.path(step.getFieldName());
        }
        JsonMappingException.Reference last = path.getLast();
        return switch (parent) {
            case ObjectNode object -> object.remove(last.getFieldName()) != null;
            case ArrayNode array when array.path(last.getIndex()).isNull() -> false;
            case ArrayNode array -> array.setNull(last.getIndex()) != null;
            default -> false;
        };
    }

    private static String name(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : ExpectedInput.name(step.getFieldName());
    }
}
