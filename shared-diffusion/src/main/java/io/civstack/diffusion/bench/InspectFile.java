package io.civstack.diffusion.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.CheckpointSummary;
import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.hash.ModelHashes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code inspect FILE [--json]}: says what a model file is. Exit code 1 when it is none that the engine draws with, 2 when used wrongly. */
public final class InspectFile {

    private InspectFile() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(arguments);
        List<String> files =
                words.stream().filter(word -> !word.equals("--json")).toList();
        if (files.size() != 1) {
            System.err.println("usage: inspect FILE [--json]");
            System.exit(2);
        }
        try {
            Map<String, Object> facts = facts(Path.of(files.getFirst()));
            out.println(words.contains("--json") ? json(facts) : lines(facts));
        } catch (UnreadableModelException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    private static Map<String, Object> facts(Path file) throws IOException {
        CheckpointSummary summary = Checkpoints.inspect(file);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", summary.title());
        facts.put("architecture", summary.family());
        facts.put("variant", summary.variant());
        facts.put("prediction", summary.prediction());
        facts.put("components", summary.components());
        facts.put("missing", summary.missing());
        facts.put("precision", summary.precision());
        facts.put("parameters", summary.parameters());
        facts.put("groups", summary.groups());
        facts.put("triggerWords", summary.triggerWords());
        facts.put("bytes", summary.fileBytes());
        ModelHashes hashes = ModelHashes.of(file);
        facts.put("autoV1", hashes.autoV1());
        facts.put("autoV2", hashes.autoV2());
        facts.put("autoV3", hashes.autoV3());
        facts.put("sha256", hashes.sha256());
        facts.put("crc32", hashes.crc32());
        facts.put("blake3", hashes.blake3());
        return facts;
    }

    private static String json(Map<String, Object> facts) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(facts);
    }

    private static String lines(Map<String, Object> facts) {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-13s %s%n", name, value)));
        return text.toString().stripTrailing();
    }
}
