package io.civstack.diffusion.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tensor in an adapter file, split into module and part.
 *
 * @param module the name that the file gives to the module
 * @param part the role of the tensor
 */
record AdapterKey(String module, KeyPart part) {

    private static final List<Ending> ENDINGS = Arrays.stream(KeyPart.values())
            .flatMap(part -> part.endings().stream().map(text -> new Ending(text, part)))
            .toList();
    private static final String LORA = ".lora_";

    /** PEFT puts the adapter's name in between: {@code x.lora_A.default.weight}. {@code .bias} is not such a name. */
    private static final Pattern NAMED =
            Pattern.compile("(.+)\\.lora_(A|B|magnitude_vector)\\.(?!bias$)[^.]+(?:\\.weight)?");

    private record Ending(String text, KeyPart part) {}

    /** None when no known ending fits. */
    static Optional<AdapterKey> parse(String name) {
        for (Ending ending : ENDINGS) {
            int end = name.length() - ending.text().length();
            if (end > 0 && name.endsWith(ending.text())) {
                return Optional.of(new AdapterKey(name.substring(0, end), ending.part()));
            }
        }
        return name.contains(LORA) ? named(name) : Optional.empty();
    }

    private static Optional<AdapterKey> named(String name) {
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
