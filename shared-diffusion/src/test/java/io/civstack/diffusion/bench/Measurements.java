package io.civstack.diffusion.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Arrays;

/** Writes measurements as JSON lines: {@code {"name":..., "value":..., "unit":..., ...}}. */
final class Measurements {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final PrintStream out;

    Measurements(PrintStream out) {
        this.out = out;
    }

    /** One measured value. */
    void value(String name, double value, String unit) {
        print(line(name, value, unit));
    }

    /** The median of many, with the deciles around it, the best one and the count. */
    void sample(String name, double[] values, String unit) {
        double[] sorted = sorted(values);
        ObjectNode line = line(name, quantile(sorted, 0.5), unit);
        line.put("low", round(quantile(sorted, LOW)));
        line.put("high", round(quantile(sorted, HIGH)));
        line.put("best", round(sorted[0]));
        line.put("runs", sorted.length);
        print(line);
    }

    static double median(double[] values) {
        return quantile(sorted(values), 0.5);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Medians of two rivals that took turns, as a ratio of the pairs. */
    void ratio(String name, double[] values, double[] rivals) {
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i] / rivals[i];
        }
        sample(name, ratios, "ratio");
    }

    private static ObjectNode line(String name, double value, String unit) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("value", round(value))
                .put("unit", unit);
    }

    private void print(ObjectNode line) {
        out.println(line);
        out.flush();
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = (int) Math.ceil(at);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
