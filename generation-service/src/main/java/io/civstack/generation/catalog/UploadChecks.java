package io.civstack.generation.catalog;

import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.settings.Ratings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks an announced upload before anything is written. */
@ApplicationScoped
class UploadChecks {

    static final int NAME_CHARACTERS_MAX = 100;
    static final long VOCABULARY_BYTES_MAX = 8L << 20;
    static final long CARD_BYTES_MAX = 64L << 10;
    private static final Set<String> VOCABULARY = Set.of("tokenizer/vocab.json", "tokenizer/merges.txt");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Map<String, Long> bytesMax = new HashMap<>();

    UploadChecks(GenerationConfig config) {
        bytesMax.put(ModelPart.MAIN, config.catalog().modelBytesMax());
        bytesMax.put(ModelPart.CARD, CARD_BYTES_MAX);
        VOCABULARY.forEach(path -> bytesMax.put(path, VOCABULARY_BYTES_MAX));
    }

    String name(@Nullable String name) {
        String text = name == null ? "" : name.strip();
        if (text.isEmpty()
                || text.length() > NAME_CHARACTERS_MAX
                || text.chars().anyMatch(Character::isISOControl)) {
            throw ModelProblems.NAME_INVALID.exception();
        }
        return text;
    }

    ModelKind kind(@Nullable String kind) {
        if (kind != null && kind.toUpperCase(Locale.ROOT).equals(ModelKind.CHECKPOINT.name())) {
            return ModelKind.CHECKPOINT;
        }
        throw ModelProblems.KIND_UNSUPPORTED.exception();
    }

    Rating rating(@Nullable String rating) {
        return rating == null ? Rating.PG : Ratings.named(rating);
    }

    Set<ModelPart> files(@Nullable List<UploadRequest.@Nullable Part> announced) {
        List<UploadRequest.@Nullable Part> parts = announced == null ? List.of() : announced;
        if (parts.size() > bytesMax.size()) {
            throw ModelProblems.FILES_INVALID.exception();
        }
        List<ModelPart> files = parts.stream().map(this::part).toList();
        Set<String> paths = files.stream().map(ModelPart::path).collect(Collectors.toSet());
        boolean halfVocabulary = VOCABULARY.stream().filter(paths::contains).count() == 1;
        if (paths.size() != files.size() || !paths.contains(ModelPart.MAIN) || halfVocabulary) {
            throw ModelProblems.FILES_INVALID.exception();
        }
        return Set.copyOf(files);
    }

    private ModelPart part(UploadRequest.@Nullable Part part) {
        if (part == null
                || part.path() == null
                || !bytesMax.containsKey(part.path())
                || part.bytes() == null
                || part.bytes() < 1
                || part.sha256() == null
                || !SHA256.matcher(part.sha256()).matches()) {
            throw ModelProblems.FILES_INVALID.exception();
        }
        long most = bytesMax.getOrDefault(part.path(), 0L);
        if (part.bytes() > most) {
            throw ModelProblems.fileTooLarge(part.path(), most).exception();
        }
        return new ModelPart(part.path(), part.sha256(), part.bytes());
    }
}
