package io.civstack.generation.catalog;

import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.settings.Ratings;
import io.civstack.web.FieldProblems;
import io.civstack.web.UserText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    String name(@Nullable String name, FieldProblems problems) {
        String text = UserText.orEmpty(name).strip();
        if (text.isEmpty()
                || text.length() > NAME_CHARACTERS_MAX
                || text.chars().anyMatch(Character::isISOControl)) {
            problems.add("name", ModelProblems.NAME_INVALID);
        }
        return text;
    }

    ModelKind kind(@Nullable String kind, FieldProblems problems) {
        if (kind == null || !kind.toUpperCase(Locale.ROOT).equals(ModelKind.CHECKPOINT.name())) {
            problems.add("kind", ModelProblems.KIND_UNSUPPORTED);
        }
        return ModelKind.CHECKPOINT;
    }

    Rating rating(@Nullable String rating, FieldProblems problems) {
        Optional<Rating> named = rating == null ? Optional.of(Rating.PG) : Ratings.named(rating);
        if (named.isEmpty()) {
            problems.add("rating", Ratings.UNKNOWN);
        }
        return named.orElse(Rating.PG);
    }

    Set<ModelPart> files(@Nullable List<UploadRequest.@Nullable Part> announced, FieldProblems problems) {
        List<UploadRequest.@Nullable Part> parts = announced == null ? List.of() : announced;
        if (parts.size() > bytesMax.size()) {
            problems.add("files", ModelProblems.FILES_INVALID);
            return Set.of();
        }
        List<ModelPart> files = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), problems.inside("files").inside(String.valueOf(i)))
                    .ifPresent(files::add);
        }
        Set<String> paths = files.stream().map(ModelPart::path).collect(Collectors.toSet());
        boolean halfVocabulary = VOCABULARY.stream().filter(paths::contains).count() == 1;
        boolean incomplete = paths.size() != files.size() || !paths.contains(ModelPart.MAIN) || halfVocabulary;
        if (files.size() == parts.size() && incomplete) {
            problems.add("files", ModelProblems.FILES_INVALID);
        }
        return new HashSet<>(files);
    }

    private Optional<ModelPart> part(UploadRequest.@Nullable Part announced, FieldProblems problems) {
        UploadRequest.Part part = announced == null ? new UploadRequest.Part(null, null, null) : announced;
        String path = part.path() == null ? "" : part.path();
        long bytes = part.bytes() == null ? 0 : part.bytes();
        String sha256 = part.sha256() == null ? "" : part.sha256();
        boolean known = bytesMax.containsKey(path);
        long most = bytesMax.getOrDefault(path, Long.MAX_VALUE);
        boolean digest = SHA256.matcher(sha256).matches();
        if (!known) {
            problems.add("path", ModelProblems.FILES_INVALID);
        }
        if (bytes < 1) {
            problems.add("bytes", ModelProblems.FILE_EMPTY);
        } else if (bytes > most) {
            problems.add("bytes", ModelProblems.fileTooLarge(path, most));
        }
        if (!digest) {
            problems.add("sha256", ModelProblems.SHA256_INVALID);
        }
        return known && bytes >= 1 && bytes <= most && digest
                ? Optional.of(new ModelPart(path, sha256, bytes))
                : Optional.empty();
    }
}
