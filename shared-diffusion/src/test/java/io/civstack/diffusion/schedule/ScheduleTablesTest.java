package io.civstack.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schedule level by level. The numbers of {@code schedule/schedules.json} are not this engine's: a script of
 * NumPy and SciPy computed them in double precision from the table of betas (the square of 1000 equal distances from
 * .00085^.5 to .012^.5) and the formulas of A1111's {@code modules/sd_schedulers.py}; of Forge's for turbo; of
 * ComfyUI's {@code comfy/samplers.py} for the linear-quadratic one, there as the parabola that leaves the straight part
 * with its slope; of diffusers' leading spacing; quantiles are {@code scipy.stats.beta.ppf}. Seven digits.
 */
public class ScheduleTablesTest {

    private static final double TOLERANCE = 2e-6;

    record Table(String name, int steps, double[] sigmas, String architecture, NoiseLevels levels) {

        @Override
        public String toString() {
            return name + " of " + steps + " for " + architecture;
        }
    }

    static Stream<Table> tables() throws IOException {
        List<Table> tables = new ArrayList<>();
        try (InputStream file = ScheduleTablesTest.class.getResourceAsStream("/schedule/schedules.json")) {
            for (Map.Entry<String, JsonNode> schedule :
                    new ObjectMapper().readTree(Objects.requireNonNull(file)).properties()) {
                for (Map.Entry<String, JsonNode> table : schedule.getValue().properties()) {
                    String name = schedule.getKey();
                    int steps = Integer.parseInt(table.getKey());
                    double[] sigmas = Goldens.doubles(table.getValue());
                    if (!name.endsWith("_xl")) {
                        tables.add(new Table(name, steps, sigmas, "SD1", DiscreteLevels.scaledLinear()));
                    }
                    if (!name.equals("align_your_steps")) {
                        String id = name.replaceFirst("_xl$", "");
                        tables.add(new Table(id, steps, sigmas, "SDXL", DiscreteLevels.scaledLinearXl()));
                    }
                }
            }
        }
        return tables.stream();
    }

    @Test
    void leavesOutNoSchedule() throws IOException {
        // When
        Set<String> compared = tables().map(Table::name).collect(Collectors.toSet());

        // Then
        assertThat(compared)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Schedule.values()).map(Schedule::id).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void spreadsTheLevelsAsTheFormulaDoes(Table table) {
        // Given
        Schedule schedule = Schedule.named(table.name()).orElseThrow();

        // When
        double[] sigmas = schedule.sigmas(table.levels(), table.steps());

        // Then
        assertThat(sigmas).hasSameSizeAs(table.sigmas());
        for (int i = 0; i < sigmas.length; i++) {
            double expected = table.sigmas()[i];
            assertThat(sigmas[i]).as("level %d", i).isCloseTo(expected, within(TOLERANCE * expected + 1e-12));
        }
    }
}
