package io.civstack.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.Json;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.model.ModelUpload;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import java.io.IOException;

/** Brings the demo checkpoint into the catalog like any other model: by an upload through the public API. */
public final class DemoModel {

    public static final String NAME = "Civstack Stickers";

    private DemoModel() {}

    /** The model's id, after importing it if the catalog has none of its name. */
    public static String ensure(Home home, PortPlan ports, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        Gateway admin = Gateway.of(ports, "admin");
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/v1/models?limit=100" + cursor).orThrow();
            for (JsonNode model : page.path("items")) {
                if (model.path("name").asText().equals(NAME)) {
                    return model.path("id").asText();
                }
            }
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        terminal.line("importing the demo model");
        return new ModelUpload(admin, terminal)
                .run(home.demoModel().resolve("model.safetensors"), announcement())
                .path("id")
                .asText();
    }

    /** What its card recommends. */
    private static ObjectNode announcement() {
        ObjectNode announcement =
                Json.object().put("name", NAME).put("kind", "checkpoint").put("rating", "PG");
        announcement
                .putObject("defaults")
                .put("width", 128)
                .put("height", 128)
                .put("steps", 20)
                .put("cfg", 5.0)
                .put("sampler", "Euler")
                .put("schedule", "normal")
                .put("clipSkip", 1);
        return announcement;
    }
}
