package io.civstack.moderation;

import static io.civstack.moderation.ModerationFixtures.requested;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Decision;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.Label;
import io.civstack.events.PromptEvent.PromptScreened;
import io.civstack.events.Rating;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
class PromptsIT {

    private TestEvents events;

    @BeforeEach
    void open() {
        events = TestEvents.open();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void letsAHarmlessPromptPass() {
        // Given
        GenerationRequested request = requested("a red boat by the sea, sticker", Rating.PG);

        // When
        events.publish(request);

        // Then
        PromptScreened answer = answer(request);
        assertThat(answer.decision()).isEqualTo(Decision.ALLOW);
        assertThat(answer.rating()).isEqualTo(Rating.PG);
        assertThat(answer.refusal()).isNull();
        assertThat(answer.policyVersion()).startsWith("prompt-rules@");
    }

    @Test
    void refusesAPromptAndStaysVagueAboutWhy() {
        // Given
        GenerationRequested request = requested("n-u-d-e sch00lgirl", Rating.PG);

        // When
        events.publish(request);

        // Then
        PromptScreened answer = answer(request);
        assertThat(answer.decision()).isEqualTo(Decision.BLOCK);
        assertThat(answer.labels()).extracting(Label::name).contains("sexual/minors");
        assertThat(answer.refusal()).isNotNull();
        assertThat(answer.refusal().code()).isEqualTo("moderation/prompt-refused");
    }

    @Test
    void ratesAtLeastAsTheModelIsRated() {
        // Given
        GenerationRequested request = requested("a red boat by the sea", Rating.X);

        // When
        events.publish(request);

        // Then
        assertThat(answer(request).rating()).isEqualTo(Rating.X);
        assertThat(answer(request).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void givesTheSameAnswerAgain() {
        // Given
        GenerationRequested request = requested("a knight with a bloody sword", Rating.PG);
        events.publish(request);
        PromptScreened first = answer(request);

        // When
        events.publish(request);

        // Then
        Awaitility.await()
                .untilAsserted(() -> assertThat(events.received(PromptScreened.class))
                        .filteredOn(answer -> answer.jobId().equals(request.jobId()))
                        .containsExactly(first, first));
    }

    private PromptScreened answer(GenerationRequested request) {
        return events.await(PromptScreened.class, answer -> answer.jobId().equals(request.jobId()));
    }
}
