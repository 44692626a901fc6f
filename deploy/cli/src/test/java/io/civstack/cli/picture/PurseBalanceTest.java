package io.civstack.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurseBalanceTest {

    @Test
    void waitsUntilTheHoldOfTheJobHasGoneBack() throws Exception {
        // Given
        Iterator<JsonNode> readings =
                Stream.of(purse(96, 1), purse(96, 1), purse(97, 0)).iterator();

        // When
        long available = PurseBalance.available(readings::next, Duration.ZERO);

        // Then
        assertThat(available).isEqualTo(97);
        assertThat(readings).isExhausted();
    }

    @Test
    void doesNotWaitForEverForTheHoldsOfOtherJobs() throws Exception {
        // Given
        AtomicInteger readings = new AtomicInteger();

        // When
        long available = PurseBalance.available(
                () -> {
                    readings.incrementAndGet();
                    return purse(90, 4);
                },
                Duration.ZERO);

        // Then
        assertThat(available).isEqualTo(90);
        assertThat(readings).hasValue(PurseBalance.READINGS_MAX);
    }

    private static JsonNode purse(long available, long held) {
        return JsonNodeFactory.instance.objectNode().put("available", available).put("held", held);
    }
}
