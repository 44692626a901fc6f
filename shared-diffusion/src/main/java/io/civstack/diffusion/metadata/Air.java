package io.civstack.diffusion.metadata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that model sites give a file: {@code urn:air:{ecosystem}:{type}:{source}:{id}@{version}}, optionally
 * {@code :layer} and {@code .format}.
 *
 * @param ecosystem sd1, sdxl, flux1, ...
 * @param type checkpoint, lora, embedding, ...
 * @param source civitai, huggingface, ...
 * @param id of the model there
 * @param version of the model; empty when the name means the newest
 */
public record Air(String ecosystem, String type, String source, String id, String version) {

    private static final Pattern NAME = Pattern.compile(
            "(?:urn:)?air:([\\w.-]+):([\\w.-]+):([\\w.-]+):([\\w./-]+?)(?:@([\\w.-]+?))?(?::[\\w.-]+)?(?:\\.[\\w]+)?",
            Pattern.CASE_INSENSITIVE);

    /** Reads a name; empty when it is none. */
    public static Optional<Air> parse(String name) {
        Matcher parts = NAME.matcher(name.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String version = parts.group(5) == null ? "" : parts.group(5);
        return Optional.of(new Air(parts.group(1), parts.group(2), parts.group(3), parts.group(4), version));
    }

    @Override
    public String toString() {
        String tail = version.isEmpty() ? "" : "@" + version;
        return "urn:air:" + ecosystem + ":" + type + ":" + source + ":" + id + tail;
    }
}
