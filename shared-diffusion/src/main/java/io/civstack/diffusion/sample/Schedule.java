package io.civstack.diffusion.sample;

import java.util.Arrays;
import java.util.Optional;

/** How the steps are spread over the noise levels. */
public enum Schedule {
    /** Uniform in time, from the last to the first. */
    NORMAL("normal", "Normal") {
        @Override
        double[] levels(NoiseLevels model, int steps) {
            return Spacing.linear(model.timeMax(), 0, steps).map(model::sigmaOf).toArray();
        }
    },
    /** Uniform in sigma^(1/7) (Karras et al. 2022): many small steps at low noise. */
    KARRAS("karras", "Karras") {
        @Override
        double[] levels(NoiseLevels model, int steps) {
            return Spacing.karras(model.sigmaMax(), model.sigmaMin(), steps);
        }
    },
    /** Uniform in log sigma. */
    EXPONENTIAL("exponential", "Exponential") {
        @Override
        double[] levels(NoiseLevels model, int steps) {
            return Spacing.exponential(model.sigmaMax(), model.sigmaMin(), steps);
        }
    };

    private final String id;
    private final String label;

    Schedule(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** What requests and files call it, in lower case. */
    public String id() {
        return id;
    }

    /** What infotext calls it. */
    public String label() {
        return label;
    }

    /** The schedule of this id or label, whatever its case. */
    public static Optional<Schedule> named(String name) {
        return Arrays.stream(values())
                .filter(schedule -> schedule.id.equalsIgnoreCase(name) || schedule.label.equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The levels of a run: falling, the first one {@code sigmaMax} or near it, the last one 0.
     *
     * @param steps at least 1
     * @return {@code steps + 1} values
     */
    public double[] sigmas(NoiseLevels model, int steps) {
        double[] levels = levels(model, steps);
        return Arrays.copyOf(levels, levels.length + 1);
    }

    abstract double[] levels(NoiseLevels model, int steps);
}
