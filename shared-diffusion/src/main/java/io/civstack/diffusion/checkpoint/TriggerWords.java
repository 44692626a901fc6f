package io.civstack.diffusion.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.civstack.diffusion.safetensors.ForeignJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words that a model file's metadata says it was trained on. */
public final class TriggerWords {

    /** Most frequent words that are kept. */
    static final int TRIGGER_WORDS_MAX = 50;

    /** How many different tags are counted; those that come first in the statistics. */
    static final int TAGS_COUNTED_MAX = 65_536;

    private TriggerWords() {}

    /**
     * {@code modelspec.trigger_phrase} as it is, then the tags of {@code ss_tag_frequency} by how often they were
     * trained on.
     */
    public static List<String> of(Map<String, String> metadata) {
        List<String> words = new ArrayList<>();
        String phrase = metadata.getOrDefault("modelspec.trigger_phrase", "").strip();
        if (!phrase.isEmpty()) {
            words.add(phrase);
        }
        counts(metadata.getOrDefault("ss_tag_frequency", "")).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(word -> !words.contains(word))
                .limit(TRIGGER_WORDS_MAX - words.size())
                .forEach(words::add);
        return words;
    }

    /** Tags with their counts, summed over the folders of the training; none when the text is no such JSON. */
    private static Map<String, Long> counts(String text) {
        Map<String, Long> counts = new HashMap<>();
        try (JsonParser json = ForeignJson.FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    countFolder(json, counts);
                } else {
                    json.skipChildren();
                }
            }
            return counts;
        } catch (IOException malformed) {
            return Map.of();
        }
    }

    private static void countFolder(JsonParser json, Map<String, Long> counts) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String tag = json.currentName().strip();
            json.nextToken();
            if (counts.containsKey(tag) || counts.size() < TAGS_COUNTED_MAX) {
                counts.merge(tag, json.getValueAsLong(), Long::sum);
            }
            json.skipChildren();
        }
    }
}
