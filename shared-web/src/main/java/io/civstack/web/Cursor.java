package io.civstack.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a list continues: the sort key of the last item that was read, opaque to clients. A text that is no cursor is
 * the problem {@code web/cursor-invalid}.
 */
public final class Cursor {

    static final int TEXT_CHARACTERS_MAX = 512;
    private static final String VERSION = "1";
    private static final String SEPARATOR = "\u001f";

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /** A cursor after the item with this sort key; parts are instants, ids, numbers or text. */
    public static Cursor after(Object... sortKey) {
        return new Cursor(Arrays.stream(sortKey).map(String::valueOf).toList());
    }

    /** Reads what {@link #toString} wrote; null stays null, for the start of the list. */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isEmpty() || text.length() > TEXT_CHARACTERS_MAX) {
            throw WebProblems.cursorInvalid().exception();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            List<String> all = List.of(plain.split(SEPARATOR, -1));
            if (all.size() > 1 && all.getFirst().equals(VERSION)) {
                return new Cursor(all.subList(1, all.size()));
            }
        } catch (IllegalArgumentException e) {
            throw WebProblems.cursorInvalid().exception();
        }
        throw WebProblems.cursorInvalid().exception();
    }

    public Instant instant(int part) {
        try {
            return Instant.parse(text(part));
        } catch (DateTimeException e) {
            throw WebProblems.cursorInvalid().exception();
        }
    }

    public UUID uuid(int part) {
        try {
            return UUID.fromString(text(part));
        } catch (IllegalArgumentException e) {
            throw WebProblems.cursorInvalid().exception();
        }
    }

    public long number(int part) {
        try {
            return Long.parseLong(text(part));
        } catch (NumberFormatException e) {
            throw WebProblems.cursorInvalid().exception();
        }
    }

    public String text(int part) {
        if (part >= parts.size()) {
            throw WebProblems.cursorInvalid().exception();
        }
        return parts.get(part);
    }

    /** The opaque form. */
    @Override
    public String toString() {
        String plain = Stream.concat(Stream.of(VERSION), parts.stream()).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
