package io.civstack.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.UserId;
import io.civstack.gateway.live.EventFrames.Addressed;
import io.civstack.testing.TestEvents;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFramesTest {

    private static final String JOB = "0198c0de-0000-7000-8000-000000000001";

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000e001");

    private final EventFrames frames = new EventFrames();

    @Test
    void addressesAStepToTheUserOfTheJob() {
        // Given
        String body = """
                {"jobId":"%s","userId":"ann","attempt":1,"picture":0,"count":1,"step":3,"steps":20,
                 "unknown":true}""".formatted(JOB);

        // When
        Addressed step = read("civstack.generation.job-progressed.v1", body).orElseThrow();

        // Then
        assertThat(step.user()).isEqualTo(new UserId("ann"));
        assertThat(step.event().lossy()).isTrue();
        assertThat(step.event().frame())
                .startsWith("id: " + ID + "\nevent: generation.job-progressed\ndata: {\"jobId\":\"" + JOB + "\"")
                .contains("\"unknown\":true")
                .endsWith("}\n\n");
    }

    @Test
    void hidesWhichModeratorDecided() {
        // Given
        String body = """
                {"subject":{"kind":"IMAGE","id":"%1$s"},"owner":"ann","revision":2,"decision":"ALLOW","rating":"PG",
                 "reviewId":"%1$s","moderator":"mia"}""".formatted(JOB);

        // When
        Addressed decided = read("civstack.moderation.review-decided.v1", body).orElseThrow();

        // Then
        assertThat(decided.user()).isEqualTo(new UserId("ann"));
        assertThat(decided.event().frame()).doesNotContain("mia");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "civstack.generation.job-progressed.v2 | {}",
                "somebody.else.v1                      | {}",
                "civstack.ledger.buzz-granted.v1       | not json",
                "civstack.ledger.buzz-granted.v1       | []",
                "civstack.ledger.buzz-granted.v1       | {\"userId\":{}}",
                "civstack.generation.model-retired.v1  | {\"modelId\":\"" + JOB
                        + "\",\"reason\":{\"code\":\"a/b\",\"sentence\":\"s\",\"action\":\"a\"}}",
            })
    void skipsEventsThatItCannotAddress(String type, String body) {
        assertThat(read(type, body)).isEmpty();
    }

    private Optional<Addressed> read(String type, String body) {
        RecordHeaders headers = new RecordHeaders();
        TestEvents.headers(ID, type).forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return frames.read(new ConsumerRecord<>(
                "a-topic",
                0,
                0,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                JOB.getBytes(UTF_8),
                body.getBytes(UTF_8),
                headers,
                Optional.empty()));
    }
}
