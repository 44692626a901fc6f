package io.civstack.generation.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QueueEstimatesTest {

    @Test
    void comesBackWhenTheFirstJobEnds() {
        assertThat(earliest(90_000, 12_300, 40_000)).isEqualTo(Duration.ofSeconds(13));
    }

    @Test
    void comesBackSoonWhenNothingIsKnown() {
        assertThat(earliest()).isEqualTo(QueueEstimates.WAIT_UNKNOWN);
    }

    @Test
    void neitherComesBackAtOnceNorNever() {
        assertThat(earliest(0)).isEqualTo(QueueEstimates.WAIT_MIN);
        assertThat(earliest(Long.MAX_VALUE / 2)).isEqualTo(QueueEstimates.WAIT_MAX);
    }

    private static Duration earliest(long... etaMs) {
        return QueueEstimates.earliest(Arrays.stream(etaMs).mapToObj(Duration::ofMillis));
    }
}
