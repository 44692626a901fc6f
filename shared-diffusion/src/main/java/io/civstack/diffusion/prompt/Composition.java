package io.civstack.diffusion.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prompts joined by AND (composable diffusion): each is encoded by itself and has a guidance weight,
 * {@code a cat :1.2 AND a dog}.
 */
public final class Composition {

    /** Each part costs a network evaluation per step. */
    static final int PARTS_MAX = 8;

    private static final Pattern AND = Pattern.compile("\\bAND\\b");
    private static final Pattern WEIGHT = Pattern.compile(":\\s*([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))$");

    private Composition() {}

    /**
     * The parts with their weights, 1 unless said otherwise; beyond {@link #PARTS_MAX} the rest stays in the last part
     * as text.
     */
    public static List<WeightedText> parse(String prompt) {
        List<WeightedText> parts = new ArrayList<>();
        for (String part : AND.split(prompt, PARTS_MAX)) {
            Matcher weight = WEIGHT.matcher(part.stripTrailing());
            if (weight.find()) {
                String text = part.substring(0, weight.start()).stripTrailing();
                parts.add(new WeightedText(text, Weight.parse(weight.group(1))));
            } else {
                parts.add(new WeightedText(part, 1));
            }
        }
        return List.copyOf(parts);
    }
}
