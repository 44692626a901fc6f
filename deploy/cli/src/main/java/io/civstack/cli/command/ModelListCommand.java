package io.civstack.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The models of the catalog, a line each. */
@Command(name = "list", description = "lists the models of the catalog")
final class ModelListCommand extends PlatformCommand {

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks. Default: ${DEFAULT-VALUE}.")
    private String user = ModelCommand.PUBLISHER;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        Gateway gateway = Gateway.of(ports(home), user);
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
        return CivstackCommand.DONE;
    }
}
