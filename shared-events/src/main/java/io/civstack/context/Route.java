package io.civstack.context;

import java.util.List;

/**
 * One method on one path of the public API.
 *
 * @param path segments under {@code /api/v1}; {@code {id}} stands for one segment of an id
 * @param context the name of the context that answers
 */
public record Route(String method, List<String> path, String context, CostClass cost, Access access) {

    public static final String ID = "{id}";

    /** From a method, a space and a path. */
    static Route of(String line, String context, CostClass cost, Access access) {
        int space = line.indexOf(' ');
        List<String> segments = List.of(line.substring(space + 2).split("/", -1));
        return new Route(line.substring(0, space), segments, context, cost, access);
    }
}
