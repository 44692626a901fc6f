package io.civstack.cli.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Json;
import java.util.List;

/** Numbers from repeated runs as JSON lines: median, a high percentile, smallest and largest. */
public final class Measurements {

    private Measurements() {}

    /** The value below which this share of the runs lies, by nearest rank. */
    public static double percentile(List<Double> runs, double share) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there are no runs");
        }
        List<Double> sorted = runs.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank - 1L, 0, sorted.size() - 1));
    }

    public static String line(String name, double value, String unit, int runs) {
        return object(name, value, unit).put("runs", runs).toString();
    }

    /** Median with the smallest and the largest run. */
    public static String median(String name, List<Double> runs, String unit) {
        return object(name, percentile(runs, 0.5), unit)
                .put("runs", runs.size())
                .put("min", rounded(percentile(runs, 0)))
                .put("p90", rounded(percentile(runs, 0.9)))
                .put("max", rounded(percentile(runs, 1)))
                .toString();
    }

    private static ObjectNode object(String name, double value, String unit) {
        return Json.object().put("name", name).put("value", rounded(value)).put("unit", unit);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
