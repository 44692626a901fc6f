package io.civstack.diffusion.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command line: options with a value each, and names. */
record Arguments(Map<String, String> options, List<String> names) {

    /** @param known every option that exists */
    static Arguments read(List<String> words, List<String> known) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                names.add(word);
            } else if (!known.contains(word) || i + 1 == words.size()) {
                throw new IllegalArgumentException(
                        known.contains(word) ? word + " needs a value" : "there is no option " + word);
            } else {
                options.put(word, words.get(++i));
            }
        }
        return new Arguments(options, names);
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise, int min, int max) {
        try {
            int number = Integer.parseInt(option(name, Integer.toString(otherwise)));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // The sentence below says it.
        }
        throw new IllegalArgumentException(name + " must be a number from " + min + " to " + max);
    }
}
