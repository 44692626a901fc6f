package io.civstack.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to send as {@code cursor} for the part after this one; absent at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int LIMIT_DEFAULT = 20;
    public static final int LIMIT_MAX = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** The page size that a request asks for; {@code web/limit-invalid} outside of 1 to 100. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return LIMIT_DEFAULT;
        }
        if (asked < 1 || asked > LIMIT_MAX) {
            throw WebProblems.limitInvalid(LIMIT_MAX).exception();
        }
        return asked;
    }

    /** A page out of up to {@code limit + 1} rows: the extra one only shows that there are more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()).toString());
    }

    /** The same page with its items in another form. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), next);
    }
}
