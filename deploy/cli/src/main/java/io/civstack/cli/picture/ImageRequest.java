package io.civstack.cli.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** A request for pictures, as options of a command. */
public final class ImageRequest {

    @Option(names = "--negative", paramLabel = "T", description = "What not to draw.")
    private @Nullable String negative;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed draws the same picture. Default: a new one.")
    private @Nullable Long seed;

    @ArgGroup(validate = false, heading = ImageSettings.HEADING)
    private ImageSettings settings = new ImageSettings();

    @Option(names = "--count", paramLabel = "N", description = "Pictures of one job. Default: ${DEFAULT-VALUE}.")
    private int count = 1;

    @Option(names = "--model", paramLabel = "ID", description = "See `./civstack model list`. Default: the platform's.")
    private @Nullable String model;

    /** The body of the API's request; what was not given is left out. */
    public ObjectNode json(String prompt) {
        ObjectNode request = Json.object().put("prompt", prompt).put("count", count);
        if (model != null) {
            request.put("modelId", model);
        }
        if (negative != null) {
            request.put("negativePrompt", negative);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        settings.addTo(request);
        return request;
    }
}
