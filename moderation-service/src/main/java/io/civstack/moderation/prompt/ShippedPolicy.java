package io.civstack.moderation.prompt;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.civstack.events.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the policy that ships with the service. Its version is a hash of its content, so nobody can forget to change
 * it.
 */
public final class ShippedPolicy {

    private static final String RULES = "/policy/prompt-rules.json";
    private static final String HOMOGLYPHS = "/policy/homoglyphs.txt";
    private static final int HASH_DIGITS = 12;

    private ShippedPolicy() {}

    /** The screen by the shipped policy; throws IllegalStateException when the policy is not well formed. */
    public static PromptScreen load() {
        byte[] rules = read(RULES);
        byte[] homoglyphs = read(HOMOGLYPHS);
        RuleFile file = parse(rules);
        String version = "prompt-rules@" + file.version() + "-" + hash(rules, homoglyphs);
        return new PromptScreen(file, new Homoglyphs(text(HOMOGLYPHS)), version);
    }

    private static RuleFile parse(byte[] rules) {
        try {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(rules, RuleFile.class);
        } catch (IOException e) {
            throw new IllegalStateException("the rule file can not be read", e);
        }
    }

    private static String hash(byte[]... parts) {
        return Sha256.of(parts).hex().substring(0, HASH_DIGITS);
    }

    static String text(String resource) {
        return new String(read(resource), StandardCharsets.UTF_8);
    }

    private static byte[] read(String resource) {
        try (InputStream in = ShippedPolicy.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
