package io.civstack.diffusion;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reference cases: the copies of this module, or the folder that {@code -Dgoldens=DIR} names, laid out alike with other seeds inside. */
public final class Goldens {

    /** Python writes NaN where its arithmetic broke. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Goldens() {}

    public static JsonNode json(String path) {
        try (InputStream file = open(path)) {
            return JSON.readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    /** A reference file that is read in place. */
    public static Path file(String path) {
        String folder = System.getProperty("goldens", "");
        return folder.isBlank() ? Path.of("src/test/resources/goldens", path) : Path.of(folder, path);
    }

    private static InputStream open(String path) throws IOException {
        String folder = System.getProperty("goldens", "");
        if (!folder.isBlank()) {
            return Files.newInputStream(Path.of(folder, path));
        }
        InputStream copy = Goldens.class.getResourceAsStream("/goldens/" + path);
        if (copy == null) {
            throw new IOException("no reference case " + path);
        }
        return copy;
    }
}
