package io.civstack.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.Json;
import io.civstack.cli.model.ModelUpload;
import io.civstack.cli.picture.ImageSettings;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads a model file into the catalog. */
@Command(
        name = "add",
        description = "adds a model file to the catalog",
        footer = "%nThe settings of a picture are what the model recommends.")
final class ModelAddCommand extends PlatformCommand {

    @Parameters(paramLabel = "FILE", description = "A .safetensors file.")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "N", required = true, description = "Its name in the catalog; required.")
    private String name = "";

    @Option(names = "--type", paramLabel = "TYPE", description = "What it is. Default: ${DEFAULT-VALUE}.")
    private String type = "checkpoint";

    @Option(names = "--rating", paramLabel = "PG", description = "Who may see it. Default: the platform's.")
    private @Nullable String rating;

    @ArgGroup(validate = false, heading = ImageSettings.HEADING)
    private ImageSettings defaults = new ImageSettings();

    @Option(names = "--user", paramLabel = "NAME", description = "Who publishes it. Default: ${DEFAULT-VALUE}.")
    private String user = ModelCommand.PUBLISHER;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("there is no file " + file.toAbsolutePath());
        }
        ObjectNode announcement = Json.object().put("name", name).put("kind", type);
        if (rating != null) {
            announcement.put("rating", rating);
        }
        ObjectNode recommended = Json.object();
        defaults.addTo(recommended);
        if (!recommended.isEmpty()) {
            announcement.set("defaults", recommended);
        }
        JsonNode model = new ModelUpload(Gateway.of(ports(home), user), terminal).run(file, announcement);
        terminal.event(model.toString());
        terminal.line("added " + model.path("name").asText() + " as "
                + model.path("id").asText());
        return CivstackCommand.DONE;
    }
}
