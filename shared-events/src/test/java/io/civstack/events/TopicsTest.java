package io.civstack.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.context.Contexts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue is whole, and the documents that tell of it tell the truth. */
class TopicsTest {

    @Test
    void namesAreWellFormedAndUnique() {
        assertThat(Topics.types())
                .extracting(EventType::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("civstack\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*"));
        assertThat(Contexts.topics())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z]+(\\.[a-z0-9-]+)+"));
        assertThat(Contexts.groups()).extracting(ConsumerGroup::name).doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfEventIsInTheCatalogue() {
        List<Class<?>> kinds = leaves(Event.class).toList();
        assertThat(Topics.types().stream().<Class<?>>map(EventType::event)).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void aEventIsToldByTheOwnerOfItsTopic() {
        assertThat(Topics.types())
                .allSatisfy(type -> assertThat(type.name())
                        .startsWith("civstack." + type.topic().owner() + "."));
    }

    @Test
    void aGroupReadsWhatTopicsHaveAndHasItsOwnDeadLetters() {
        assertThat(Contexts.groups()).allSatisfy(group -> {
            assertThat(Contexts.topics()).contains(group.topic(), group.deadLetters());
            assertThat(group.deadLetters().name()).isEqualTo(group.name() + ".dlq");
            assertThat(group.deadLetters().retention())
                    .isGreaterThan(group.topic().retention());
        });
    }

    @Test
    void eventsWithPromptsLeaveSoon() {
        assertThat(Topics.types().stream()
                        .filter(type -> Arrays.stream(type.event().getRecordComponents())
                                .anyMatch(component -> component.getType() == Prompt.class))
                        .map(EventType::topic))
                .allSatisfy(topic -> assertThat(topic.retention().toDays()).isLessThanOrEqualTo(2));
    }

    @Test
    void findsATypeByNameAndByClass() {
        assertThat(Topics.types()).allSatisfy(type -> {
            assertThat(Topics.named(type.name())).contains(type);
            assertThat(Topics.of(type.event())).isEqualTo(type);
            assertThat(type.name()).startsWith(type.family() + ".v");
        });
        assertThat(Topics.named("civstack.nobody.nothing.v1")).isEmpty();
        assertThatThrownBy(() -> Topics.of(GenerationEvent.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTableOfTopicsTellsTheCatalogue() {
        String rows = Contexts.topics().stream().map(TopicsTest::row).collect(Collectors.joining());
        Written.holds(Path.of("../docs/topics.md"), """
                # Topics

                Everything on Kafka, as `io.civstack.events.Topics` has it, \
                read by whom `io.civstack.context.Contexts` says; a test of
                shared-events holds this page to them and writes it \
                (`./mvnw -pl shared-events test -Dcivstack.write`). Values are JSON,
                the envelope is CloudEvents 1.0 in binary mode: \
                headers `ce_id`, `ce_type`, `ce_source`, `ce_time`, `ce_specversion`,
                `content-type`, `traceparent`. \
                Schemas: `shared-events/src/main/resources/schemas/<type>.json`; the same as AsyncAPI 3:
                `shared-events/src/main/resources/asyncapi.json`.

                | topic | written by | key | partitions | kept | events | read by |
                |---|---|---|---|---|---|---|
                %s""".formatted(rows));
    }

    @Test
    void theAsyncApiDocumentTellsTheCatalogue() {
        Written.holds(
                Path.of("src/main/resources/asyncapi.json"),
                asyncApi().toPrettyString().replace("\r\n", "\n") + "\n");
    }

    private static String row(Topic topic) {
        List<EventType<?>> types = Topics.types().stream()
                .filter(type -> type.topic().equals(topic))
                .toList();
        String events = types.stream().map(type -> "`" + type.name() + "`").collect(Collectors.joining("<br>"));
        String readers = Stream.concat(
                        Contexts.groups().stream()
                                .filter(group -> group.topic().equals(topic))
                                .map(group -> "`" + group.name() + "`"),
                        Contexts.groups().stream()
                                .filter(group -> group.deadLetters().equals(topic))
                                .map(group -> "people: the dead letters of `" + group.name() + "`"))
                .collect(Collectors.joining("<br>"));
        return "| `%s` | %s | %s | %d | %s | %s | %s |%n"
                .formatted(topic.name(), topic.owner(), key(types), topic.partitions(), kept(topic), events, readers)
                .replace("\r\n", "\n");
    }

    private static String kept(Topic topic) {
        long minutes = topic.retention().toMinutes();
        if (minutes % (24 * 60) == 0) {
            return minutes / (24 * 60) + " d";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    /** The component of a sample whose value is the key. */
    private static String key(List<EventType<?>> types) {
        return types.stream().map(TopicsTest::key).distinct().collect(Collectors.joining(", "));
    }

    private static <E extends Event> String key(EventType<E> type) {
        E sample = Samples.all().stream()
                .map(Samples.Sample::event)
                .filter(type.event()::isInstance)
                .map(type.event()::cast)
                .findFirst()
                .orElseThrow();
        String key = type.key().apply(sample);
        JsonNode body = WireJson.MAPPER.valueToTree(sample);
        return body.propertyStream()
                .filter(field -> field.getValue().asText().equals(key)
                        || field.getValue().path("id").asText().equals(key))
                .map(field -> field.getKey())
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode asyncApi() {
        ObjectNode document = WireJson.MAPPER.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Civstack events")
                .put("version", "1")
                .put(
                        "description",
                        "What the services of Civstack tell each other on Kafka."
                                + " Additive change only within a version.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (EventType<?> type : Topics.types()) {
            ObjectNode message = messages.putObject(type.name());
            message.put("title", type.event().getSimpleName());
            message.putObject("headers")
                    .put("type", "object")
                    .putArray("required")
                    .add("ce_id")
                    .add("ce_type")
                    .add("ce_time")
                    .add("ce_specversion");
            message.putObject("payload").put("$ref", "schemas/" + type.name() + ".json");
        }
        Topics.types().stream().map(EventType::topic).distinct().forEach(topic -> {
            ObjectNode channel = channels.putObject(topic.name());
            channel.put("address", topic.name());
            channel.putObject("bindings").putObject("kafka").put("partitions", topic.partitions());
            ObjectNode carried = channel.putObject("messages");
            Topics.types().stream()
                    .filter(type -> type.topic().equals(topic))
                    .forEach(
                            type -> carried.putObject(type.name()).put("$ref", "#/components/messages/" + type.name()));
            // A reader is a word here and no operation: operations are what the owner does, and a reader knows its own.
            ArrayNode readers = channel.putArray("x-read-by");
            Contexts.groups().stream()
                    .filter(group -> group.topic().equals(topic))
                    .forEach(group -> readers.add(group.name()));
            operation(operations.putObject("send-" + topic.name()), topic);
        });
        return document;
    }

    private static void operation(ObjectNode operation, Topic topic) {
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        ArrayNode carried = operation.putArray("messages");
        Topics.types().stream()
                .filter(type -> type.topic().equals(topic))
                .forEach(type ->
                        carried.addObject().put("$ref", "#/channels/" + topic.name() + "/messages/" + type.name()));
        operation.put("title", topic.owner());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TopicsTest::leaves)
                : Stream.of(type);
    }
}
