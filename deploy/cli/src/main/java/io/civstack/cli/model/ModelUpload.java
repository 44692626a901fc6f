package io.civstack.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.terminal.Terminal;
import io.civstack.events.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Uploads a model file and its companions into the catalog: announces them, uploads each to its signed address,
 * completes.
 */
public final class ModelUpload {

    private static final String MAIN = "model.safetensors";
    private static final List<String> COMPANIONS = List.of("tokenizer/vocab.json", "tokenizer/merges.txt", "README.md");
    private static final int CHUNK_BYTES = 1 << 20;

    private final Gateway gateway;
    private final Terminal terminal;

    public ModelUpload(Gateway gateway, Terminal terminal) {
        this.gateway = gateway;
        this.terminal = terminal;
    }

    /** @param announcement name, kind and, if wanted, rating and defaults; the files are added here */
    public JsonNode run(Path file, ObjectNode announcement) throws IOException, InterruptedException, RefusedException {
        Map<String, Path> files = files(file);
        ArrayNode listed = announcement.putArray("files");
        for (Map.Entry<String, Path> entry : files.entrySet()) {
            terminal.live("reading " + entry.getKey());
            listed.addObject()
                    .put("path", entry.getKey())
                    .put("bytes", Files.size(entry.getValue()))
                    .put("sha256", sha256(entry.getValue()));
        }
        JsonNode upload =
                gateway.postOnce("/api/v1/models/uploads", announcement).orThrow();
        for (JsonNode part : upload.path("uploads")) {
            String path = part.path("path").asText();
            terminal.live("sending " + path);
            Path source = files.get(path);
            if (source == null) {
                throw new IOException("the platform asks for " + path + ", which was not offered");
            }
            gateway.upload(part.path("url").asText(), source);
        }
        terminal.live("the platform reads the model");
        JsonNode model = gateway.postOnce(
                        "/api/v1/models/uploads/" + upload.path("id").asText() + "/complete", announcement.objectNode())
                .orThrow();
        terminal.endLive();
        return model;
    }

    /** The file under the name that every model has, and those of its companions that exist. */
    static Map<String, Path> files(Path file) {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(MAIN, file);
        for (String name : COMPANIONS) {
            Path companion = file.resolveSibling(name);
            if (Files.isRegularFile(companion)) {
                files.put(name, companion);
            }
        }
        return files;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return Sha256.of(digest).hex();
        }
    }
}
