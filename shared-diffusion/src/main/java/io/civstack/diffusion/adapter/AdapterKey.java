package io.civstack.diffusion.adapter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tensor's name in an adapter file, taken apart.
 *
 * @param module what the file calls the module
 * @param part what the tensor is to it
 */
record AdapterKey(String module, KeyPart part) {

    /** PEFT writes the adapter's own name between: {@code x.lora_A.default.weight}. A bias is no adapter called so. */
    private static final Pattern NAMED =
            Pattern.compile("(.+)\\.lora_(A|B|magnitude_vector)\\.(?!bias$)[^.]+(?:\\.weight)?");

    /** None when no known ending fits. */
    static Optional<AdapterKey> parse(String name) {
        for (KeyPart part : KeyPart.values()) {
            for (String ending : part.endings()) {
                if (name.endsWith(ending) && name.length() > ending.length()) {
                    return Optional.of(new AdapterKey(name.substring(0, name.length() - ending.length()), part));
                }
            }
        }
        Matcher named = NAMED.matcher(name);
        if (!named.matches()) {
            return Optional.empty();
        }
        KeyPart part =
                switch (named.group(2)) {
                    case "A" -> KeyPart.DOWN;
                    case "B" -> KeyPart.UP;
                    default -> KeyPart.MAGNITUDE;
                };
        return Optional.of(new AdapterKey(named.group(1), part));
    }
}
