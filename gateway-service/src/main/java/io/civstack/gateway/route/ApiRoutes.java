package io.civstack.gateway.route;

import static java.util.stream.Collectors.joining;

import io.civstack.context.Access;
import io.civstack.context.Contexts;
import io.civstack.context.CostClass;
import io.civstack.context.Route;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The public API: the routes that the contexts declare, which are forwarded, and two that the gateway answers itself.
 * What is not listed answers 404, even when a service has such a path.
 */
public final class ApiRoutes {

    public static final String PREFIX = "/api/v1";

    /** Longest id in a path, in characters. */
    static final int ID_LENGTH_MAX = 64;

    private static final String GATEWAY = Contexts.GATEWAY.name();

    /** Who is calling. */
    public static final Route ME = new Route("GET", List.of("me"), GATEWAY, CostClass.READ, Access.SIGNED_IN);

    /** The stream of the caller's events. */
    public static final Route LIVE = new Route("GET", List.of("live"), GATEWAY, CostClass.LIVE, Access.SIGNED_IN);

    private static final List<Route> FORWARDED = Contexts.withRoutes().stream()
            .flatMap(context -> context.routes().stream())
            .toList();

    /**
     * Letters, digits and hyphens: no dot and no percent sign, so a service cannot read the segment as another path.
     */
    private static final String ID = "[A-Za-z0-9-]{1," + ID_LENGTH_MAX + "}";

    private ApiRoutes() {}

    /** The routes of the services, in the order of their declaration. */
    public static List<Route> forwarded() {
        return FORWARDED;
    }

    /** The path with {@code {id}} in it, as OpenAPI writes it. */
    public static String path(Route route) {
        return PREFIX + "/" + String.join("/", route.path());
    }

    /** A regular expression that matches the whole of each normalised path that the route is for, and nothing else. */
    public static String pattern(Route route) {
        return PREFIX
                + route.path().stream()
                        .map(segment -> "/" + (segment.equals(Route.ID) ? ID : Pattern.quote(segment)))
                        .collect(joining());
    }
}
