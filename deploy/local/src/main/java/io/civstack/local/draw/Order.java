package io.civstack.local.draw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.api.Json;
import io.civstack.local.command.Arguments;
import io.civstack.local.command.UsageException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of `draw` as a request of the API. Values are passed on as they are: the platform says what is wrong with them. */
public final class Order {

    public static final Set<String> OPTIONS = Set.of(
            "--negative",
            "--seed",
            "--steps",
            "--cfg",
            "--size",
            "--sampler",
            "--schedule",
            "--count",
            "--model",
            "--clip-skip");

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    private Order() {}

    public static ObjectNode of(String prompt, Arguments arguments) {
        ObjectNode order = Json.object().put("prompt", prompt);
        arguments.value("--model").ifPresent(id -> order.put("modelId", id));
        arguments.value("--negative").ifPresent(text -> order.put("negativePrompt", text));
        arguments.value("--sampler").ifPresent(name -> order.put("sampler", name));
        arguments.value("--schedule").ifPresent(name -> order.put("schedule", name));
        arguments.integer("--steps").ifPresent(steps -> order.put("steps", steps));
        arguments.integer("--clip-skip").ifPresent(skip -> order.put("clipSkip", skip));
        arguments.value("--seed").ifPresent(seed -> order.put("seed", number("--seed", seed)));
        arguments.value("--cfg").ifPresent(cfg -> order.put("cfg", decimal("--cfg", cfg)));
        order.put("count", arguments.integer("--count").orElse(1));
        arguments.value("--size").ifPresent(size -> {
            Matcher sides = SIZE.matcher(size);
            if (!sides.matches()) {
                throw new UsageException("--size must look like 128x128, not " + size);
            }
            order.put("width", Integer.parseInt(sides.group(1)));
            order.put("height", Integer.parseInt(sides.group(2)));
        });
        return order;
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException(name + " must be a whole number, not " + text, e);
        }
    }

    private static double decimal(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageException(name + " must be a number, not " + text, e);
        }
    }
}
