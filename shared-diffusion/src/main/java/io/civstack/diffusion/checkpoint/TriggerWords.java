package io.civstack.diffusion.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that a model file's metadata says it was trained on. */
public final class TriggerWords {

    /** More words than these tell nobody what to write. */
    static final int TRIGGER_WORDS_MAX = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private TriggerWords() {}

    /** {@code modelspec.trigger_phrase} as it is, then the tags of {@code ss_tag_frequency} by how often they were trained on. */
    public static List<String> of(Map<String, String> metadata) {
        List<String> words = new ArrayList<>();
        String phrase = metadata.getOrDefault("modelspec.trigger_phrase", "").strip();
        if (!phrase.isEmpty()) {
            words.add(phrase);
        }
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode folder : json(metadata.getOrDefault("ss_tag_frequency", "{}"))) {
            folder.properties()
                    .forEach(tag ->
                            counts.merge(tag.getKey().strip(), tag.getValue().asLong(), Long::sum));
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(word -> !words.contains(word))
                .limit(TRIGGER_WORDS_MAX - words.size())
                .forEach(words::add);
        return words;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) {
            return JSON.createObjectNode();
        }
    }
}
