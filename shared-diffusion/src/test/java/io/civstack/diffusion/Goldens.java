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
import java.util.Optional;

/**
 * Reference cases: the copies of this module, or the folder that {@code -Dgoldens=DIR} names, laid out alike with other
 * seeds inside.
 */
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
        return folder().orElse(Path.of("src/test/resources/goldens")).resolve(path);
    }

    /** A relative folder is one of where the build was called from, not of the module that is tested. */
    private static Optional<Path> folder() {
        return Optional.of(System.getProperty("goldens", ""))
                .filter(named -> !named.isBlank())
                .map(named -> Path.of(System.getProperty("goldens.base", "")).resolve(named));
    }

    private static InputStream open(String path) throws IOException {
        Optional<Path> folder = folder();
        if (folder.isPresent()) {
            return Files.newInputStream(folder.get().resolve(path));
        }
        InputStream copy = Goldens.class.getResourceAsStream("/goldens/" + path);
        if (copy == null) {
            throw new IOException("no reference case " + path);
        }
        return copy;
    }
}
