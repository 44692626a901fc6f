package io.civstack.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.local.infra.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** What the last start was asked for, so that `draw` and `status` find the platform where `up` put it. */
public final class Settings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Settings() {}

    /** An option of this call, else CIVSTACK_PORT_BASE, else the last start's, else 8080. */
    public static PortPlan ports(Home home, OptionalInt asked) {
        if (asked.isPresent()) {
            return new PortPlan(asked.getAsInt());
        }
        String environment = System.getenv("CIVSTACK_PORT_BASE");
        if (environment != null && !environment.isBlank()) {
            return new PortPlan(number(environment));
        }
        Path file = home.settings();
        if (!Files.exists(file)) {
            return new PortPlan(PortPlan.DEFAULT_BASE);
        }
        try {
            JsonNode settings = JSON.readTree(Files.readAllBytes(file));
            return new PortPlan(settings.path("portBase").asInt(PortPlan.DEFAULT_BASE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public static void remember(Home home, PortPlan ports) {
        String json = JSON.createObjectNode().put("portBase", ports.base()).toString();
        PrivateFile.write(home.settings(), json.getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("CIVSTACK_PORT_BASE must be a port number, not " + text, e);
        }
    }
}
