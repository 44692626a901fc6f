package io.civstack.gateway.route;

import static io.civstack.gateway.route.Access.ANYBODY;
import static io.civstack.gateway.route.Access.SIGNED_IN;
import static io.civstack.gateway.route.CostClass.CLAIM;
import static io.civstack.gateway.route.CostClass.DRAW;
import static io.civstack.gateway.route.CostClass.PICTURE;
import static io.civstack.gateway.route.CostClass.QUOTE;
import static io.civstack.gateway.route.CostClass.READ;
import static io.civstack.gateway.route.CostClass.WRITE;
import static io.civstack.gateway.route.Owner.GENERATION;
import static io.civstack.gateway.route.Owner.LEDGER;
import static io.civstack.gateway.route.Owner.MODERATION;

import java.util.List;

/** The public API, line by line. What is not listed does not exist outside, whatever a service answers inside. */
public final class RouteTable {

    public static final String PREFIX = "/api/v1";

    private static final List<Route> ROUTES = List.of(
            Route.of("POST /images/quote", GENERATION, QUOTE, SIGNED_IN),
            Route.of("POST /images", GENERATION, DRAW, SIGNED_IN),
            Route.of("GET /images", GENERATION, READ, SIGNED_IN),
            Route.of("GET /images/{id}", GENERATION, READ, SIGNED_IN),
            Route.of("POST /images/{id}/cancel", GENERATION, WRITE, SIGNED_IN),
            Route.of("GET /pictures/{id}", GENERATION, PICTURE, ANYBODY),
            Route.of("POST /pictures/{id}/publish", GENERATION, WRITE, SIGNED_IN),
            Route.of("POST /pictures/{id}/withdraw", GENERATION, WRITE, SIGNED_IN),
            Route.of("GET /gallery", GENERATION, READ, ANYBODY),
            Route.of("GET /models", GENERATION, READ, ANYBODY),
            Route.of("GET /models/{id}", GENERATION, READ, ANYBODY),
            Route.of("DELETE /models/{id}", GENERATION, WRITE, SIGNED_IN),
            Route.of("POST /models/{id}/prefer", GENERATION, WRITE, SIGNED_IN),
            Route.of("POST /models/uploads", GENERATION, WRITE, SIGNED_IN),
            Route.of("POST /models/uploads/{id}/complete", GENERATION, WRITE, SIGNED_IN),
            Route.of("GET /buzz", LEDGER, READ, SIGNED_IN),
            Route.of("POST /buzz/allowance", LEDGER, CLAIM, SIGNED_IN),
            Route.of("GET /buzz/history", LEDGER, READ, SIGNED_IN),
            Route.of("GET /buzz/invariants", LEDGER, READ, SIGNED_IN),
            Route.of("GET /moderation/reviews", MODERATION, READ, SIGNED_IN),
            Route.of("POST /moderation/reviews/{id}/decision", MODERATION, WRITE, SIGNED_IN));

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
