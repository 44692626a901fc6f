package io.civstack.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void carriesTheTimeTheVersionAndTheVariant() {
        // Given
        IdSource ids = new TimeOrderedIds(InstantSource.fixed(NOON), new SecureRandom());

        // When
        UUID id = ids.next();

        // Then
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void risesWithinAMillisecondAndPastItsCounter() {
        // Given
        IdSource ids = new TimeOrderedIds(InstantSource.fixed(NOON), new SecureRandom());

        // When
        List<String> texts =
                Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();

        // Then
        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void staysInOrderWhenTheClockGoesBack() {
        // Given
        Instant[] now = {NOON};
        IdSource ids = new TimeOrderedIds(() -> now[0], new SecureRandom());
        UUID before = ids.next();

        // When
        now[0] = NOON.minusSeconds(60);
        UUID after = ids.next();

        // Then
        assertThat(after.toString()).isGreaterThan(before.toString());
    }
}
