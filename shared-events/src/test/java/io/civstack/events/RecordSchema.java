package io.civstack.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema (2020-12) of an event, read off its record: what is not nullable is required, and more fields may come
 * later.
 */
final class RecordSchema {

    private RecordSchema() {}

    static ObjectNode of(EventType<?> type) {
        ObjectNode schema = node();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:civstack:event:" + type.name());
        schema.put("title", type.event().getSimpleName());
        schema.setAll(object(type.event()));
        return schema;
    }

    private static ObjectNode object(Class<?> record) {
        ObjectNode schema = node().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            properties.set(component.getName(), of(component.getAnnotatedType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private static ObjectNode of(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            Type raw = ((ParameterizedType) type).getRawType();
            if (raw == List.class) {
                ObjectNode list = node().put("type", "array");
                list.set("items", of(arguments[0]));
                return list;
            }
            if (raw == Map.class) {
                ObjectNode map = node().put("type", "object");
                map.set("propertyNames", plain((Class<?>) arguments[0].getType()));
                map.set("additionalProperties", of(arguments[1]));
                return map;
            }
        }
        return plain((Class<?>) type);
    }

    private static ObjectNode plain(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode schema = node();
            ArrayNode names = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(constant -> names.add(((Enum<?>) constant).name()));
            return schema;
        }
        if (type == String.class) {
            return node().put("type", "string");
        }
        if (type == int.class || type == long.class) {
            return node().put("type", "integer");
        }
        if (type == double.class) {
            return node().put("type", "number");
        }
        if (type == UUID.class || isId(type)) {
            return node().put("type", "string").put("format", "uuid");
        }
        if (type == Instant.class) {
            return node().put("type", "string").put("format", "date-time");
        }
        if (type == Buzz.class) {
            return node().put("type", "integer").put("minimum", 0);
        }
        if (type == Sha256.class) {
            return node().put("type", "string").put("pattern", "^[0-9a-f]{64}$");
        }
        if (type == UserId.class) {
            return node().put("type", "string").put("minLength", 1).put("maxLength", 64);
        }
        if (type.isRecord()) {
            return object(type);
        }
        throw new IllegalArgumentException("nothing says how " + type + " looks on the wire");
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }

    private static ObjectNode node() {
        return WireJson.MAPPER.createObjectNode();
    }
}
