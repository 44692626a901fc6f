package io.civstack.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    @Test
    void takesThePercentileThatARunReallyHad() {
        // Given
        List<Double> runs = List.of(5.0, 1.0, 4.0, 2.0, 3.0);

        // When
        double median = Measurements.percentile(runs, 0.5);
        double high = Measurements.percentile(runs, 0.9);

        // Then
        assertThat(median).isEqualTo(3.0);
        assertThat(high).isEqualTo(5.0);
        assertThat(Measurements.percentile(runs, 0)).isEqualTo(1.0);
    }

    @Test
    void tellsTheMedianWithItsSpread() {
        assertThat(Measurements.median("up.seconds", List.of(30.0, 32.0, 31.0), "s"))
                .isEqualTo("{\"name\":\"up.seconds\",\"value\":31.0,\"unit\":\"s\","
                        + "\"runs\":3,\"min\":30.0,\"p90\":32.0,\"max\":32.0}");
    }
}
