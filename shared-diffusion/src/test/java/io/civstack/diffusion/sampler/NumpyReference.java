package io.civstack.diffusion.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Results of samplers for which the golden sets have none, computed with NumPy from the start and the noise in the same
 * file. They belong to this file, not to a golden set, so they hold whatever {@code -Dgoldens} names.
 */
final class NumpyReference {

    private static final String FILE = "/sampler/numpy.json";
    private static final JsonNode REFERENCE = read();

    private NumpyReference() {}

    /**
     * One run.
     *
     * @param end the first numbers of the result
     */
    @SuppressWarnings("ArrayRecordComponent") // a case of a test, never compared
    record Case(String sampler, int steps, double[] end) {

        @Override
        public String toString() {
            return sampler + ", " + steps + " steps";
        }
    }

    static Stream<Case> cases(String key) {
        return StreamSupport.stream(REFERENCE.get(key).spliterator(), false)
                .map(node -> new Case(
                        node.get("sampler").textValue(),
                        node.get("steps").intValue(),
                        Goldens.doubles(node.get("end"))));
    }

    /** Unit normal noise that every run starts from. */
    static double[] start() {
        return Goldens.doubles(REFERENCE.get("start"));
    }

    /** Unit normal noise of the steps, one row for each draw. */
    static List<double[]> noise() {
        List<double[]> rows = new ArrayList<>();
        REFERENCE.get("noise").forEach(row -> rows.add(Goldens.doubles(row)));
        return rows;
    }

    private static JsonNode read() {
        try (InputStream file = NumpyReference.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
