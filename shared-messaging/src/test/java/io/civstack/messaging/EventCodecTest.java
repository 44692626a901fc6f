package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.events.Event;
import io.civstack.events.EventType;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.PurseEvent.BuzzGranted;
import io.civstack.events.Topics;
import io.civstack.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STARTED =
            "{\"jobId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\"u\",\"attempt\":1}";

    static Stream<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.root().resolve("shared-events/src/test/resources/golden"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void readsEveryGoldenSampleAndWritesItBackEqual(Path golden) throws Exception {
        // Given
        EventType<?> type =
                Topics.named(golden.getParent().getFileName().toString()).orElseThrow();
        byte[] body = Files.readAllBytes(golden);

        // When
        Event event = EventCodec.decode(type.event(), body);

        // Then
        JsonNode written = JSON.readTree(EventCodec.encode(event));
        assertThat(written).isEqualTo(JSON.readTree(body));
    }

    @Test
    void readsNullWhereNothingIsAnAnswer() throws Exception {
        // Given
        String body = "{\"userId\":\"u\",\"bucket\":\"YELLOW\",\"amount\":5,\"occasion\":\"o\",\"expiresAt\":null}";

        // When
        var granted = EventCodec.decode(BuzzGranted.class, body.getBytes(UTF_8));

        // Then
        assertThat(granted.expiresAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"jobId\":null,\"userId\":\"u\",\"attempt\":1}",
                "{\"jobId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\"u\"}",
                "{\"jobId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\"u\",\"attempt\":null}",
                "{\"jobId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\"u\",\"attempt\":\"1\"}",
                "{\"jobId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\"u\",\"attempt\":1.5}",
                "{\"jobId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\"u\",\"attempt\":99999999999}",
                "{\"jobId\":\"seven\",\"userId\":\"u\",\"attempt\":1}",
                "{\"jobId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\" \",\"attempt\":1}",
            })
    void refusesWhatIsNotTheEvent(String body) {
        assertMalformed(GenerationStarted.class, body);
    }

    @Test
    void refusesWhatComesAfterTheEvent() {
        assertMalformed(GenerationStarted.class, STARTED + "{}");
    }

    @Test
    void refusesBuzzThatIsNotMoney() {
        String held = "{\"holdId\":\"019aabc0-0000-7000-8000-000000000001\",\"userId\":\"u\",\"amount\":%s,"
                + "\"from\":{\"YELLOW\":%s},\"expiresAt\":\"2026-11-22T12:00:00Z\"}";
        for (String wrong : new String[] {"-1", "\"4\"", "1.5", "null", "1e3", "9223372036854775808"}) {
            assertMalformed(BuzzHeld.class, held.formatted(wrong, "1"));
            assertMalformed(BuzzHeld.class, held.formatted("1", wrong));
        }
    }

    @Test
    void refusesANestingBombWithoutLosingItsBreath() {
        assertMalformed(GenerationStarted.class, "{\"later\":" + "[".repeat(100_000));
    }

    @Test
    void refusesMoreThanItReads() {
        assertThatThrownBy(() -> EventCodec.decode(GenerationStarted.class, new byte[EventCodec.BODY_BYTES_MAX + 1]))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(DeadReason.BODY_TOO_LARGE));
    }

    @Test
    void neverQuotesTheBody() {
        assertThatThrownBy(() -> EventCodec.decode(
                        GenerationRequested.class,
                        "{\"jobId\":\"a secret\",\"prompt\":{\"positive\":\"a secret\",\"negative\":7}}"
                                .getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .message()
                .doesNotContain("secret");
    }

    /** Whatever bytes come, the answer is an event or a refusal, never another exception. */
    @Test
    void survivesDamagedBodies() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (Path golden : goldens().toList()) {
            EventType<?> type =
                    Topics.named(golden.getParent().getFileName().toString()).orElseThrow();
            byte[] whole = Files.readAllBytes(golden);
            for (int round = 0; round < 200; round++) {
                byte[] damaged = whole.clone();
                for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(EventCodec.decode(type.event(), damaged)).isNotNull();
                } catch (UnreadableException e) {
                    assertThat(e.reason()).isEqualTo(DeadReason.BODY_MALFORMED);
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", " + golden, e);
                }
            }
        }
    }

    private static void assertMalformed(Class<? extends Event> type, String body) {
        assertThatThrownBy(() -> EventCodec.decode(type, body.getBytes(UTF_8)))
                .as(body)
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(DeadReason.BODY_MALFORMED));
    }
}
