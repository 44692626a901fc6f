package io.civstack.diffusion.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.diffusion.schedule.Schedule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The nodes of one graph, followed from inputs back to outputs. An input is a value or a link [node, output]. */
final class ComfyNodes {

    private final JsonNode graph;

    ComfyNodes(JsonNode graph) {
        this.graph = graph;
    }

    Optional<Infotext> infotext() {
        List<JsonNode> samplers = new ArrayList<>();
        for (JsonNode node : graph) {
            if (isSampler(node)) {
                samplers.add(node);
            }
        }
        return samplers.stream()
                .filter(sampler -> above(sampler.path("inputs").path("latent_image"), ComfyNodes::isSampler)
                        .isEmpty())
                .findFirst()
                .or(() -> samplers.stream().findFirst())
                .map(this::infotext);
    }

    private static boolean isSampler(JsonNode node) {
        String kind = kind(node);
        return (kind.contains("KSampler") && !kind.contains("Select")) || kind.startsWith("SamplerCustom");
    }

    private Infotext infotext(JsonNode sampler) {
        JsonNode inputs = sampler.path("inputs");
        JsonNode guider = node(inputs.path("guider")).path("inputs");
        JsonNode scheduler = node(inputs.path("sigmas")).path("inputs");
        JsonNode positive = first(inputs.path("positive"), guider.path("positive"), guider.path("conditioning"));
        JsonNode negative = first(inputs.path("negative"), guider.path("negative"));
        JsonNode model = first(inputs.path("model"), guider.path("model"), scheduler.path("model"));
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "Steps", first(inputs.path("steps"), scheduler.path("steps")));
        JsonNode selected = node(inputs.path("sampler")).path("inputs").path("sampler_name");
        String name = value(first(inputs.path("sampler_name"), selected));
        if (!name.isEmpty()) {
            parameters.put("Sampler", ComfyGraph.samplerName(name));
        }
        String schedule = value(first(inputs.path("scheduler"), scheduler.path("scheduler")));
        if (!schedule.isEmpty()) {
            parameters.put(
                    "Schedule type",
                    Schedule.named(schedule).map(Schedule::label).orElse(schedule));
        }
        put(parameters, "CFG scale", first(inputs.path("cfg"), guider.path("cfg")));
        JsonNode noise = node(inputs.path("noise")).path("inputs").path("noise_seed");
        put(parameters, "Seed", first(inputs.path("seed"), inputs.path("noise_seed"), noise));
        size(inputs.path("latent_image")).ifPresent(size -> parameters.put("Size", size));
        checkpoint(model).ifPresent(file -> parameters.put("Model", stem(file)));
        String denoise = value(first(inputs.path("denoise"), scheduler.path("denoise")));
        if (!denoise.isEmpty() && !denoise.equals("1") && !denoise.equals("1.0")) {
            parameters.put("Denoising strength", denoise);
        }
        return new Infotext(
                (text(positive) + tags(model)).strip(), text(negative).strip(), parameters);
    }

    private Optional<String> size(JsonNode latent) {
        Predicate<JsonNode> sized =
                node -> !value(node.path("inputs").path("width")).isEmpty()
                        && !value(node.path("inputs").path("height")).isEmpty();
        return above(latent, sized)
                .map(node -> node.path("inputs"))
                .map(inputs -> value(inputs.path("width")) + "x" + value(inputs.path("height")));
    }

    private Optional<String> checkpoint(JsonNode model) {
        return above(
                        model,
                        node -> kind(node).contains("Checkpoint") || kind(node).contains("UNETLoader"))
                .map(node -> node.path("inputs"))
                .map(inputs -> value(first(inputs.path("ckpt_name"), inputs.path("unet_name"))))
                .filter(file -> !file.isEmpty());
    }

    /** Adapters on the way to the checkpoint, as the tags that say the same in a prompt. */
    private String tags(JsonNode model) {
        StringBuilder tags = new StringBuilder();
        above(model, node -> {
            String name = value(node.path("inputs").path("lora_name"));
            if (!name.isEmpty()) {
                String strength = value(node.path("inputs").path("strength_model"));
                tags.append(" <lora:")
                        .append(stem(name))
                        .append(':')
                        .append(strength.isEmpty() ? "1" : strength)
                        .append('>');
            }
            return false;
        });
        return tags.toString();
    }

    private String text(JsonNode conditioning) {
        return above(conditioning, node -> kind(node).contains("TextEncode"))
                .map(node -> node.path("inputs"))
                .map(inputs -> value(first(
                        inputs.path("text"),
                        inputs.path("text_g"),
                        inputs.path("t5xxl"),
                        inputs.path("clip_l"),
                        inputs.path("prompt"))))
                .orElse("");
    }

    /** The nearest node at or above a link that fits. */
    private Optional<JsonNode> above(JsonNode link, Predicate<JsonNode> fits) {
        Deque<JsonNode> links = new ArrayDeque<>(List.of(link));
        Set<String> seen = new HashSet<>();
        while (!links.isEmpty()) {
            JsonNode next = links.poll();
            JsonNode node = node(next);
            if (node.isMissingNode() || !seen.add(next.get(0).asText())) {
                continue;
            }
            if (fits.test(node)) {
                return Optional.of(node);
            }
            node.path("inputs").forEach(links::add);
        }
        return Optional.empty();
    }

    private JsonNode node(JsonNode link) {
        return link.isArray() && link.size() == 2 ? graph.path(link.get(0).asText()) : graph.path("\0none");
    }

    /** A value, directly or from a primitive node; none for lists and objects. */
    private String value(JsonNode input) {
        JsonNode at = input;
        for (int hop = 0; hop < 8 && at.isArray(); hop++) {
            JsonNode inputs = node(at).path("inputs");
            at = first(
                    inputs.path("value"),
                    inputs.path("text"),
                    inputs.path("string"),
                    inputs.path("seed"),
                    inputs.path("int"),
                    inputs.path("float"));
        }
        return at.isValueNode() && !at.isNull() ? at.asText() : "";
    }

    private void put(Map<String, String> parameters, String name, JsonNode input) {
        String value = value(input);
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private static JsonNode first(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (!candidate.isMissingNode() && !candidate.isNull()) {
                return candidate;
            }
        }
        return candidates[0];
    }

    private static String kind(JsonNode node) {
        return node.path("class_type").asText("");
    }

    private static String stem(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
                .replaceFirst("\\.(safetensors|ckpt|pt|sft|gguf)$", "");
    }
}
