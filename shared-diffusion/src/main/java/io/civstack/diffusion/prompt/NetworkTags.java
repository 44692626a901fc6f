package io.civstack.diffusion.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt without its extra network tags, and the tags.
 *
 * @param text the prompt without its tags
 * @param tags in the order written; at most {@link #TAGS_MAX}, later ones are dropped
 */
public record NetworkTags(String text, List<NetworkTag> tags) {

    /** Limit of tags in one prompt. */
    static final int TAGS_MAX = 64;

    private static final Pattern TAG = Pattern.compile("<(\\w+):([^>]+)>");

    public NetworkTags {
        tags = List.copyOf(tags);
    }

    /** Takes the tags out of a prompt. A strength that is missing or no number is 1. */
    public static NetworkTags parse(String prompt) {
        List<NetworkTag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(prompt);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, "");
            if (tags.size() < TAGS_MAX) {
                tags.add(tag(matcher.group(1), List.of(matcher.group(2).split(":", -1))));
            }
        }
        matcher.appendTail(text);
        return new NetworkTags(text.toString(), tags);
    }

    private static NetworkTag tag(String kind, List<String> arguments) {
        List<String> positional = new ArrayList<>();
        String text = "";
        String unet = "";
        for (String argument : arguments.subList(1, arguments.size())) {
            if (argument.startsWith("te=")) {
                text = argument.substring("te=".length());
            } else if (argument.startsWith("unet=")) {
                unet = argument.substring("unet=".length());
            } else if (!argument.contains("=")) {
                positional.add(argument);
            }
        }
        double textStrength = strength(text.isEmpty() && !positional.isEmpty() ? positional.get(0) : text, 1);
        double unetStrength =
                strength(unet.isEmpty() && positional.size() > 1 ? positional.get(1) : unet, textStrength);
        return new NetworkTag(kind.toLowerCase(Locale.ROOT), arguments.get(0).strip(), textStrength, unetStrength);
    }

    private static double strength(String written, double otherwise) {
        return Weight.isNumber(written.strip()) ? Weight.parse(written.strip()) : otherwise;
    }
}
