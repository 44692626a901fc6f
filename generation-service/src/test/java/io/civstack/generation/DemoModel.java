package io.civstack.generation;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;

import io.civstack.events.Sha256;
import io.civstack.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo checkpoint, uploaded through the API. */
final class DemoModel {

    static final Path FOLDER = Path.of("../deploy/local/models/demo");
    static final Map<String, Object> DEFAULTS =
            Map.of("width", 128, "height", 128, "steps", 20, "cfg", 5, "sampler", "Euler", "schedule", "normal");
    private static final List<String> PATHS =
            List.of("model.safetensors", "tokenizer/vocab.json", "tokenizer/merges.txt", "README.md");

    private static @Nullable String published;

    private DemoModel() {}

    /** The model's id; it is uploaded once per run. */
    static synchronized String published() {
        if (published == null) {
            Response ticket = announce(bytesOf());
            put(ticket, bytesOf());
            published =
                    complete(ticket.path("id")).then().statusCode(200).extract().path("id");
        }
        return requireNonNull(published);
    }

    static Map<String, byte[]> bytesOf() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String path : PATHS) {
            try {
                files.put(path, Files.readAllBytes(FOLDER.resolve(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    static Response announce(Map<String, byte[]> files) {
        Map<String, Object> upload = Map.of(
                "name", "Stickers", "kind", "checkpoint", "rating", "PG", "defaults", DEFAULTS, "files", parts(files));
        return member().body(upload).post("/api/v1/models/uploads");
    }

    static List<Map<String, Object>> parts(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> Map.<String, Object>of(
                        "path", file.getKey(), "bytes", file.getValue().length, "sha256", sha256(file.getValue())))
                .toList();
    }

    static void put(Response ticket, Map<String, byte[]> files) {
        ticket.then().statusCode(201);
        List<Map<String, String>> slots = ticket.path("uploads");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map<String, String> slot : slots) {
                byte[] bytes = requireNonNull(files.get(slot.get("path")));
                HttpRequest put = HttpRequest.newBuilder(URI.create(requireNonNull(slot.get("url"))))
                        .PUT(BodyPublishers.ofByteArray(bytes))
                        .build();
                if (http.send(put, BodyHandlers.discarding()).statusCode() != 200) {
                    throw new IllegalStateException("the store did not take " + slot.get("path"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Response complete(String upload) {
        return member().post("/api/v1/models/uploads/" + upload + "/complete");
    }

    static RequestSpecification member() {
        return given().auth().oauth2(TestTokens.of("maker", "user", "member")).contentType("application/json");
    }

    static String sha256(byte[] bytes) {
        return Sha256.of(bytes).hex();
    }
}
