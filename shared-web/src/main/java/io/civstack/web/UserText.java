package io.civstack.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text that a user wrote. Text in which nothing can be seen is no text. */
public final class UserText {

    /** Letters and signs that are drawn as nothing: fillers of Hangul, an empty pattern of Braille. */
    private static final Set<Integer> BLANK = Set.of(0x115f, 0x1160, 0x2800, 0x3164, 0xffa0);

    /** A plane of marks without a shape, reserved where they are not defined yet. */
    private static final int SHAPELESS_FIRST = 0xe0000;

    private static final int SHAPELESS_LAST = 0xe0fff;

    private UserText() {}

    /** Whether a reader sees something: not only spaces, zero-width signs, direction marks and marks on nothing. */
    public static boolean isVisible(@Nullable String text) {
        return text != null && text.codePoints().anyMatch(UserText::isVisible);
    }

    /** The text, or an empty one where nothing can be seen. */
    public static String orEmpty(@Nullable String text) {
        return text != null && isVisible(text) ? text : "";
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !BLANK.contains(codePoint) && (codePoint < SHAPELESS_FIRST || codePoint > SHAPELESS_LAST);
        };
    }
}
