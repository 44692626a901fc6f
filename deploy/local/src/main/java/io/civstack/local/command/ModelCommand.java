package io.civstack.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.api.Gateway;
import io.civstack.local.api.Json;
import io.civstack.local.api.RefusedException;
import io.civstack.local.demo.ModelUpload;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.Settings;
import io.civstack.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The catalog of models: add a file, list, retire. */
final class ModelCommand implements Command {

    private static final int REFUSED = 1;

    @Override
    public String name() {
        return "model";
    }

    @Override
    public String usage() {
        return "add FILE --type checkpoint --name N [--rating PG] [--size WxH] [--steps N] [--cfg X] [--sampler S] [--schedule S]"
                + " | list | retire ID   [--user NAME] [--json]";
    }

    @Override
    public String summary() {
        return "adds, lists and retires models";
    }

    @Override
    public Set<String> options() {
        return Set.of(
                "--type",
                "--name",
                "--rating",
                "--size",
                "--steps",
                "--cfg",
                "--sampler",
                "--schedule",
                "--clip-skip",
                "--user");
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        Gateway gateway = new Gateway(
                Settings.ports(home, OptionalInt.empty()),
                arguments.value("--user").orElse("admin"));
        List<String> words = arguments.positional();
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "add" -> add(word(words, "FILE"), arguments, gateway, terminal);
                case "list" -> list(gateway, terminal);
                case "retire" -> retire(word(words, "ID"), gateway, terminal);
                default -> throw new UsageException("add, list or retire?");
            };
        } catch (RefusedException e) {
            DrawCommand.refused(terminal, e.refusal());
            return REFUSED;
        }
    }

    private static String word(List<String> words, String what) {
        if (words.size() != 2) {
            throw new UsageException(words.getFirst() + " needs one " + what);
        }
        return words.get(1);
    }

    private static int add(String file, Arguments arguments, Gateway gateway, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new CommandFailure("there is no file " + path.toAbsolutePath());
        }
        ObjectNode announcement = Json.object()
                .put("name", arguments.value("--name").orElseThrow(() -> new UsageException("--name is missing")))
                .put("kind", arguments.value("--type").orElse("checkpoint"));
        arguments.value("--rating").ifPresent(rating -> announcement.put("rating", rating));
        ObjectNode defaults = ModelDefaults.of(arguments);
        if (!defaults.isEmpty()) {
            announcement.set("defaults", defaults);
        }
        JsonNode model = new ModelUpload(gateway, terminal).run(path, announcement);
        terminal.event(model.toString());
        terminal.line("added " + model.path("name").asText() + " as "
                + model.path("id").asText());
        return 0;
    }

    private static int list(Gateway gateway, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        String cursor = "";
        do {
            JsonNode page = gateway.get("/api/v1/models?limit=100" + cursor).orThrow();
            for (JsonNode model : page.path("items")) {
                terminal.event(model.toString());
                terminal.line(
                        model.path("id").asText() + "  " + model.path("kind").asText() + "  "
                                + model.path("name").asText());
            }
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return 0;
    }

    private static int retire(String id, Gateway gateway, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        gateway.delete("/api/v1/models/" + id).orThrow();
        terminal.line("retired " + id);
        return 0;
    }
}
