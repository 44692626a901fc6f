package io.civstack.moderation.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Writes records into JSON columns and reads them back. */
@Singleton
class JsonColumns {

    private final ObjectMapper json;

    JsonColumns(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " can not be written", e);
        }
    }

    <T> T read(String document, Class<T> as) {
        try {
            return json.readValue(document, as);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + as.getSimpleName() + " can not be read", e);
        }
    }
}
