package io.civstack.generation.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.recipe.Settings.RequestedSettings;

/**
 * Records as the JSON of a column. A document may be older than a setting, and gets it from {@link Settings#PLAIN}; or
 * it may be younger than the program, which then ignores what it does not know.
 */
final class JsonDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addDeserializer(Settings.class, new StdDelegatingDeserializer<>(new Completion())))
            .build();

    private JsonDocument() {}

    static String write(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this cannot be written as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row has no readable " + type.getSimpleName(), e);
        }
    }

    private static final class Completion extends StdConverter<RequestedSettings, Settings> {

        @Override
        public Settings convert(RequestedSettings document) {
            return document.over(Settings.PLAIN);
        }
    }
}
