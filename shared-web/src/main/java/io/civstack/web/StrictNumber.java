package io.civstack.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a fraction from a JSON number only; by itself Jackson also takes texts such as "NaN" and "Infinity". */
final class StrictNumber extends StdScalarDeserializer<Double> {

    private static final long serialVersionUID = 1L;

    StrictNumber() {
        super(Double.class);
    }

    @Override
    public @Nullable Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken().isNumeric()
                ? Double.valueOf(parser.getDoubleValue())
                : (Double) context.handleUnexpectedToken(Double.class, parser);
    }
}
