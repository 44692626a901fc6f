package io.civstack.diffusion.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code tokenizer/} folder beside a model; its files are uploads and are checked. */
final class VocabularyFolder {

    /** OpenAI's own vocabulary is 0.9 MB; anything past this is no vocabulary. */
    static final long VOCABULARY_FILE_BYTES_MAX = 16 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private VocabularyFolder() {}

    static ClipVocabulary read(Path folder) {
        Map<String, Integer> ids = ids(folder.resolve("vocab.json"));
        List<String> merges = text(folder.resolve("merges.txt"))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#version"))
                .toList();
        for (String merge : merges) {
            if (merge.indexOf(' ') <= 0 || merge.indexOf(' ') != merge.lastIndexOf(' ')) {
                throw new UnreadableVocabularyException("merges.txt has a line that is not two tokens");
            }
        }
        int bos = special(folder, ids, "bos_token", ClipVocabulary.BOS);
        int eos = special(folder, ids, "eos_token", ClipVocabulary.EOS);
        int pad = special(folder, ids, "pad_token", nameOf(ids, eos));
        return new ClipVocabulary(ids, ClipVocabulary.ranksOf(merges), bos, eos, pad);
    }

    private static Map<String, Integer> ids(Path file) {
        JsonNode root = json(file);
        if (!root.isObject() || root.isEmpty()) {
            throw new UnreadableVocabularyException("vocab.json is not an object of tokens");
        }
        Map<String, Integer> ids = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            JsonNode id = entry.getValue();
            if (!id.isInt() || id.intValue() < 0 || id.intValue() >= root.size()) {
                throw new UnreadableVocabularyException("vocab.json has an id outside 0.." + (root.size() - 1));
            }
            ids.put(entry.getKey(), id.intValue());
        }
        return ids;
    }

    /** A special token is a plain string in some exports and {"content": ...} in others. */
    private static int special(Path folder, Map<String, Integer> ids, String name, String usual) {
        String token = usual;
        for (String file : List.of("special_tokens_map.json", "tokenizer_config.json")) {
            Path path = folder.resolve(file);
            if (Files.isRegularFile(path)) {
                JsonNode node = json(path).path(name);
                String named = node.isObject() ? node.path("content").asText("") : node.asText("");
                if (!named.isEmpty()) {
                    token = named;
                    break;
                }
            }
        }
        Integer id = ids.get(token);
        if (id == null) {
            throw new UnreadableVocabularyException("the vocabulary does not list its " + name);
        }
        return id;
    }

    private static String nameOf(Map<String, Integer> ids, int id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ClipVocabulary.EOS);
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(text(file));
        } catch (JsonProcessingException malformed) {
            throw new UnreadableVocabularyException(file.getFileName() + " is not JSON", malformed);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > VOCABULARY_FILE_BYTES_MAX) {
                throw new UnreadableVocabularyException(file.getFileName() + " is larger than a vocabulary can be");
            }
            return Files.readString(file, UTF_8);
        } catch (IOException broken) {
            throw new UnreadableVocabularyException(file.getFileName() + " is missing or not UTF-8 text", broken);
        }
    }
}
