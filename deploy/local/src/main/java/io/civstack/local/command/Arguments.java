package io.civstack.local.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The words after a command's name: positional ones, options with a value ({@code --out F} or {@code --out=F}) and flags. After {@code --}
 * everything is positional.
 */
public final class Arguments {

    private final List<String> positional = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Arguments() {}

    public static Arguments parse(List<String> words, Set<String> valued, Set<String> flags) {
        Arguments arguments = new Arguments();
        boolean optionsEnded = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (optionsEnded || !word.startsWith("--")) {
                arguments.positional.add(word);
                continue;
            }
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (word.equals("--")) {
                optionsEnded = true;
            } else if (flags.contains(word)) {
                arguments.flags.add(word);
            } else if (valued.contains(name) && word.contains("=")) {
                arguments.put(name, word.substring(word.indexOf('=') + 1));
            } else if (valued.contains(word)) {
                if (i + 1 == words.size()) {
                    throw new UsageException(word + " needs a value");
                }
                arguments.put(word, words.get(++i));
            } else {
                throw new UsageException("unknown option " + name);
            }
        }
        return arguments;
    }

    private void put(String name, String value) {
        if (values.put(name, value) != null) {
            throw new UsageException(name + " is given twice");
        }
    }

    public List<String> positional() {
        return List.copyOf(positional);
    }

    public boolean has(String flag) {
        return flags.contains(flag);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public OptionalInt integer(String name) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException e) {
            throw new UsageException(name + " must be a whole number, not " + text.get(), e);
        }
    }

    /** The one positional word, or a complaint that names it. */
    public String only(String what) {
        if (positional.size() != 1) {
            throw new UsageException(
                    positional.isEmpty() ? what + " is missing" : "one " + what + " is enough, got " + positional);
        }
        return positional.getFirst();
    }

    public void none() {
        if (!positional.isEmpty()) {
            throw new UsageException("cannot make sense of " + String.join(" ", positional));
        }
    }
}
