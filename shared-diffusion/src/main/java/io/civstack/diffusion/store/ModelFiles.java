package io.civstack.diffusion.store;

import io.civstack.diffusion.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of one model by relative path, such as {@code model.safetensors} and {@code tokenizer/vocab.json}.
 *
 * @param byPath relative paths of letters, digits, dots, underscores and hyphens, at most {@link #DEPTH_MAX} names
 *     deep, and {@link #FILES_MAX} of them at most; none may be the folder of another
 */
public record ModelFiles(Map<String, ModelFile> byPath) {

    public static final int FILES_MAX = 64;
    public static final int DEPTH_MAX = 4;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    public ModelFiles {
        byPath = Collections.unmodifiableMap(new TreeMap<>(byPath));
        if (byPath.isEmpty() || byPath.size() > FILES_MAX) {
            throw new IllegalArgumentException("a model has 1 to " + FILES_MAX + " files");
        }
        for (String path : byPath.keySet()) {
            requirePath(path);
            requireNoFolder(path, byPath);
        }
        requireOneLength(byPath);
    }

    private static void requireOneLength(Map<String, ModelFile> byPath) {
        long contents =
                byPath.values().stream().map(ModelFile::sha256).distinct().count();
        if (contents != byPath.values().stream().distinct().count()) {
            throw new IllegalArgumentException("a content has one length");
        }
    }

    /** A model of one file. */
    public static ModelFiles of(String path, ModelFile file) {
        return new ModelFiles(Map.of(path, file));
    }

    /** The SHA-256 of all paths and contents. */
    String key() {
        MessageDigest digest = Sha256.digest();
        byPath.forEach(
                (path, file) -> digest.update((path + "\n" + file.sha256() + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void requirePath(String path) {
        String[] names = path.split("/", -1);
        boolean fine = names.length <= DEPTH_MAX;
        for (String name : names) {
            fine &= NAME.matcher(name).matches();
        }
        if (!fine) {
            throw new IllegalArgumentException(
                    "a path in a model is relative, plain and at most " + DEPTH_MAX + " deep");
        }
    }

    private static void requireNoFolder(String path, Map<String, ModelFile> byPath) {
        if (byPath.keySet().stream().anyMatch(other -> other.startsWith(path + "/"))) {
            throw new IllegalArgumentException("a path in a model is either a file or a folder");
        }
    }
}
