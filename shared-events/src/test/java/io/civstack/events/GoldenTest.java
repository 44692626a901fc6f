package io.civstack.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once on a topic must be readable for ever. Golden files are added, never changed and never removed. */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static Stream<EventType<?>> types() {
        return Topics.types().stream();
    }

    static List<Samples.Sample> samples() {
        return Samples.all();
    }

    static Stream<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasASchemaThatFollowsFromTheRecord(EventType<?> type) {
        Written.holds(Path.of("src/main/resources/schemas", type.name() + ".json"), pretty(RecordSchema.of(type)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesWhatTheGoldenFileHolds(Samples.Sample sample) {
        EventType<?> type = Topics.of(sample.event().getClass());
        Written.staysAs(
                GOLDEN.resolve(type.name()).resolve(sample.name() + ".json"),
                pretty(WireJson.MAPPER.valueToTree(sample.event())));
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(Samples.all().stream().<Class<?>>map(sample -> sample.event().getClass()))
                .containsAll(types().<Class<?>>map(EventType::event).toList());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void readsEveryGoldenFileAndWritesItBackEqual(Path golden) throws IOException {
        // Given
        EventType<?> type = type(golden);
        JsonNode written = WireJson.MAPPER.readTree(golden.toFile());

        // When
        Event read = WireJson.MAPPER.treeToValue(written, type.event());

        // Then
        assertThat(wire(read)).isEqualTo(written);
        assertThat(schema(type).validate(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void readsAFactThatALaterVersionHasAddedTo(Path golden) throws IOException {
        // Given
        EventType<?> type = type(golden);
        ObjectNode later = (ObjectNode) WireJson.MAPPER.readTree(golden.toFile());
        later.putObject("addedLater").put("deep", 1);

        // When
        Event read = WireJson.MAPPER.treeToValue(later, type.event());

        // Then
        later.remove("addedLater");
        assertThat(wire(read)).isEqualTo(later);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aMissingRequiredFieldBreaksTheSchema(Path golden) throws IOException {
        // Given
        EventType<?> type = type(golden);
        JsonSchema schema = schema(type);
        ObjectNode whole = (ObjectNode) WireJson.MAPPER.readTree(golden.toFile());

        for (JsonNode name : RecordSchema.of(type).get("required")) {
            // When
            ObjectNode without = whole.deepCopy().without(name.asText());

            // Then
            assertThat(schema.validate(without)).as(name.asText()).isNotEmpty();
        }
    }

    private static JsonNode wire(Event event) throws IOException {
        return WireJson.MAPPER.readTree(WireJson.MAPPER.writeValueAsBytes(event));
    }

    private static EventType<?> type(Path golden) {
        return Topics.named(golden.getParent().getFileName().toString()).orElseThrow();
    }

    private static JsonSchema schema(EventType<?> type) throws IOException {
        Path file = Path.of("src/main/resources/schemas", type.name() + ".json");
        return SCHEMAS.getSchema(
                WireJson.MAPPER.readTree(file.toFile()),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static String pretty(JsonNode node) {
        return node.toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
