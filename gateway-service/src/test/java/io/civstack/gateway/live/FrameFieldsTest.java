package io.civstack.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.gateway.live.EventFrames.Addressed;
import io.civstack.testing.Repository;
import io.civstack.testing.TestEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users see of every sample of every event. A field that is new in an event is decided on here. */
class FrameFieldsTest {

    private static final Path SAMPLES = Repository.root().resolve("shared-events/src/test/resources/golden");

    /** A record's key is one of the ids in its event. */
    private static final List<String> IDS =
            List.of("imageId", "jobId", "holdId", "modelId", "reviewId", "userId", "id");

    private static final Map<String, Set<String>> SEEN = Map.ofEntries(
            seen("civstack.generation.image-published.v1", "imageId owner rating"),
            seen(
                    "civstack.generation.image-uploaded.v1",
                    "imageId owner origin sha256 mediaType width height prompt resources jobId"),
            seen("civstack.generation.image-withdrawn.v1", "imageId owner reason"),
            seen("civstack.generation.job-cancelled.v1", "jobId userId delivered charged"),
            seen("civstack.generation.job-completed.v1", "jobId userId delivered charged"),
            seen("civstack.generation.job-failed.v1", "jobId userId reason"),
            seen("civstack.generation.job-progressed.v1", "jobId userId attempt picture count step steps preview"),
            seen(
                    "civstack.generation.job-requested.v1",
                    "jobId userId prompt resources count unitPrice deadline holdUntil"),
            seen("civstack.generation.job-started.v1", "jobId userId attempt"),
            seen("civstack.generation.model-published.v1", "modelId publisher name kind family sha256 bytes rating"),
            seen("civstack.generation.model-retired.v1", ""),
            seen("civstack.ledger.buzz-captured.v1", "holdId userId amount"),
            seen("civstack.ledger.buzz-granted.v1", "userId bucket amount occasion expiresAt"),
            seen("civstack.ledger.buzz-held.v1", "holdId userId amount from expiresAt"),
            seen("civstack.ledger.buzz-hold-refused.v1", "holdId userId asked available missing reason"),
            seen("civstack.ledger.buzz-refunded.v1", "userId holdId amount reason"),
            seen("civstack.ledger.buzz-released.v1", "holdId userId amount cause"),
            seen("civstack.moderation.prompt-screened.v1", "jobId userId decision rating refusal"),
            seen("civstack.moderation.review-decided.v1", "subject owner revision decision rating reviewId reason"),
            seen("civstack.moderation.review-opened.v1", "reviewId subject owner reason dueBy"),
            seen("civstack.moderation.scan-completed.v1", "subject owner revision decision rating reason"));

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES, 2)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void showsOfAnEventWhatItsUserMaySee(Path sample) throws IOException {
        // Given
        String type = sample.getParent().getFileName().toString();
        byte[] body = Files.readAllBytes(sample);
        JsonNode tree = new ObjectMapper().readTree(body);
        EventFrames frames = new EventFrames();

        // When
        Optional<Addressed> addressed = IDS.stream()
                .flatMap(id -> tree.findValuesAsText(id).stream())
                .flatMap(key -> frames.read(record(type, key, body)).stream())
                .findFirst();

        // Then
        Set<String> shown = addressed.map(FrameFieldsTest::fields).orElse(Set.of());
        assertThat(SEEN).containsKey(type);
        if (sample.endsWith("full.json")) {
            assertThat(shown).isEqualTo(SEEN.get(type));
        } else {
            assertThat(SEEN.get(type)).containsAll(shown);
        }
    }

    private static Map.Entry<String, Set<String>> seen(String type, String fields) {
        return Map.entry(type, fields.isEmpty() ? Set.of() : Set.of(fields.split(" ")));
    }

    private static Set<String> fields(Addressed addressed) {
        String data = addressed
                .event()
                .frame()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .findFirst()
                .orElseThrow();
        try {
            JsonNode tree = new ObjectMapper().readTree(data);
            Set<String> names = new TreeSet<>();
            tree.fieldNames().forEachRemaining(names::add);
            return names;
        } catch (IOException e) {
            throw new AssertionError(data, e);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(String type, String key, byte[] body) {
        RecordHeaders headers = new RecordHeaders();
        TestEvents.headers(new UUID(1, 2), type).forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                "a-topic",
                0,
                0,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key.getBytes(UTF_8),
                body,
                headers,
                Optional.empty());
    }
}
