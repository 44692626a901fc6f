package io.civstack.generation.table;

import io.civstack.generation.recipe.Settings;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Settings in a column of an entity, as JSON. */
@Converter
public class SettingsColumn implements AttributeConverter<Settings, String> {

    @Override
    public String convertToDatabaseColumn(Settings settings) {
        return JsonDocument.write(settings);
    }

    @Override
    public Settings convertToEntityAttribute(String json) {
        return JsonDocument.read(json, Settings.class);
    }
}
