package io.civstack.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request may contain another record by {@code @JsonUnwrapped}, its fields beside its own. Jackson then ignores
 * fields that neither of them has; here they are refused as everywhere.
 */
@Singleton
class UnwrappedStrictness implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("unwrapped-strictness").setDeserializerModifier(new Modifier()));
    }

    private static final class Modifier extends BeanDeserializerModifier {

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            Set<Object> fields = new TreeSet<>();
            boolean unwraps = false;
            for (BeanPropertyDefinition property : bean.findProperties()) {
                if (isUnwrapped(config, property)) {
                    unwraps = true;
                    config.introspect(property.getPrimaryType())
                            .findProperties()
                            .forEach(inner -> fields.add(inner.getName()));
                } else {
                    fields.add(property.getName());
                }
            }
            return unwraps ? new Strict(deserializer, fields) : deserializer;
        }

        private static boolean isUnwrapped(DeserializationConfig config, BeanPropertyDefinition property) {
            return property.getPrimaryMember() != null
                    && config.getAnnotationIntrospector().findUnwrappingNameTransformer(property.getPrimaryMember())
                            != null;
        }
    }

    /** Looks at the names of the fields before the object is read. */
    private static final class Strict extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final transient Set<Object> fields;

        Strict(JsonDeserializer<?> deserializer, Set<Object> fields) {
            super(deserializer);
            this.fields = fields;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> other) {
            return new Strict(other, fields);
        }

        @Override
        public Collection<Object> getKnownPropertyNames() {
            return fields;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            TokenBuffer body = context.bufferAsCopyOfValue(parser);
            try (JsonParser names = body.asParserOnFirstToken()) {
                if (names.isExpectedStartObjectToken()) {
                    refuseUnknown(names, context);
                }
            }
            try (JsonParser copy = body.asParserOnFirstToken()) {
                return super.deserialize(copy, context);
            }
        }

        private void refuseUnknown(JsonParser names, DeserializationContext context) throws IOException {
            for (String name = names.nextFieldName(); name != null; name = names.nextFieldName()) {
                names.nextToken();
                if (!fields.contains(name)) {
                    context.handleUnknownProperty(names, this, handledType(), name);
                }
                names.skipChildren();
            }
        }
    }
}
