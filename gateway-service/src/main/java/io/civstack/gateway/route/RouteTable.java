package io.civstack.gateway.route;

import io.civstack.context.Contexts;
import io.civstack.context.Route;
import java.util.List;

/**
 * The public API, as the contexts declare it line by line. What is not listed does not exist outside, whatever a service answers inside.
 */
public final class RouteTable {

    public static final String PREFIX = "/api/v1";

    private static final List<Route> ROUTES = Contexts.withRoutes().stream()
            .flatMap(context -> context.routes().stream())
            .toList();

    private RouteTable() {}

    /** What a path under {@link #PREFIX} and a method lead to. */
    public sealed interface Match {
        record Found(Route route) implements Match {}

        record WrongMethod(List<String> allowed) implements Match {}

        record Nothing() implements Match {}
    }

    public static List<Route> routes() {
        return ROUTES;
    }

    /** {@code path} starts with {@link #PREFIX} and is normalised. */
    public static Match match(String method, String path) {
        if (path.length() <= PREFIX.length() + 1) {
            return new Match.Nothing();
        }
        List<String> asked = Route.segments(path.substring(PREFIX.length()));
        List<Route> onPath =
                ROUTES.stream().filter(route -> route.covers(asked)).toList();
        if (onPath.isEmpty()) {
            return new Match.Nothing();
        }
        return onPath.stream()
                .filter(route -> route.method().equals(method))
                .findFirst()
                .<Match>map(Match.Found::new)
                .orElseGet(() -> new Match.WrongMethod(
                        onPath.stream().map(Route::method).distinct().toList()));
    }
}
