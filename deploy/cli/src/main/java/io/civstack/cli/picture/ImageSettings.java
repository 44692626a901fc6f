package io.civstack.cli.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How a picture is drawn, as options of a command: settings of one picture, or those that a model recommends. Values
 * are passed on as they are: the platform checks them, and names the range in its refusal.
 */
public final class ImageSettings {

    /** Begins their section of a help. */
    public static final String HEADING = "%nSettings of a picture:%n";

    @Option(names = "--steps", paramLabel = "N", description = "Sampling steps. Default: the model's.")
    private @Nullable Integer steps;

    @Option(names = "--cfg", paramLabel = "X", description = "How closely to follow the prompt. Default: the model's.")
    private @Nullable Double cfg;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = PictureSize.Converter.class,
            description = "Width and height in pixels. Default: the model's.")
    private @Nullable PictureSize size;

    @Option(names = "--sampler", paramLabel = "S", description = "For example Euler. Default: the model's.")
    private @Nullable String sampler;

    @Option(names = "--schedule", paramLabel = "S", description = "For example karras. Default: the model's.")
    private @Nullable String schedule;

    @Option(
            names = "--clip-skip",
            paramLabel = "N",
            description = "Which of the text encoder's last layers to read. Default: the model's.")
    private @Nullable Integer clipSkip;

    @Option(
            names = "--rescale",
            paramLabel = "X",
            description = "CFG rescale: how far to undo the contrast of a high --cfg. Default: the model's.")
    private @Nullable Double cfgRescale;

    /** Adds what was given, by the API's names; what was not given is left out. */
    public void addTo(ObjectNode request) {
        if (steps != null) {
            request.put("steps", steps);
        }
        if (cfg != null) {
            request.put("cfg", cfg);
        }
        if (size != null) {
            request.put("width", size.width()).put("height", size.height());
        }
        if (sampler != null) {
            request.put("sampler", sampler);
        }
        if (schedule != null) {
            request.put("schedule", schedule);
        }
        if (clipSkip != null) {
            request.put("clipSkip", clipSkip);
        }
        if (cfgRescale != null) {
            request.put("cfgRescale", cfgRescale);
        }
    }
}
