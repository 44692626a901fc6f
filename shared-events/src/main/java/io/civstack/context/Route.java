package io.civstack.context;

import java.util.List;

/**
 * One method on one path of the public API.
 *
 * @param path segments under {@code /api/v1}; {@code {id}} stands for one segment of an id
 * @param owner the name of the context that answers
 */
public record Route(String method, List<String> path, String owner, CostClass cost, Access access) {

    public static final String ID = "{id}";
    private static final int ID_LENGTH_MAX = 64;

    /** From a method, a space and a path. */
    static Route of(String line, String owner, CostClass cost, Access access) {
        int space = line.indexOf(' ');
        return new Route(line.substring(0, space), segments(line.substring(space + 1)), owner, cost, access);
    }

    /** What lies between the slashes of a path; what follows the last one counts, even when it is nothing. */
    public static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** Whether a path with these segments is meant. */
    public boolean covers(List<String> asked) {
        if (asked.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String expected = path.get(i);
            String actual = asked.get(i);
            if (expected.equals(ID) ? !looksLikeAnId(actual) : !expected.equals(actual)) {
                return false;
            }
        }
        return true;
    }

    /** Letters, digits and hyphens: no dots, no percent signs, nothing that a service could read as another path. */
    private static boolean looksLikeAnId(String segment) {
        return !segment.isEmpty()
                && segment.length() <= ID_LENGTH_MAX
                && segment.chars()
                        .allMatch(c ->
                                (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-');
    }
}
