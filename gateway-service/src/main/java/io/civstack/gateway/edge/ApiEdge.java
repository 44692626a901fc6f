package io.civstack.gateway.edge;

import io.civstack.context.Access;
import io.civstack.context.CostClass;
import io.civstack.context.Route;
import io.civstack.gateway.GatewayConfig;
import io.civstack.gateway.GatewayProblems;
import io.civstack.gateway.live.LiveUpdates;
import io.civstack.gateway.route.ApiRoutes;
import io.civstack.gateway.session.Caller;
import io.civstack.gateway.session.Callers;
import io.civstack.gateway.upstream.UpstreamProxy;
import io.civstack.web.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every API request goes through these checks, in this order: does the path exist, who is calling, does a write come
 * from our own page, is the rate limit kept, is the body not too large. Then it is answered here or forwarded to its
 * service.
 */
@Singleton
public class ApiEdge {

    private final Callers callers;
    private final RateLimitCheck rateLimit;
    private final UpstreamProxy proxy;
    private final LiveUpdates live;
    private final int bodyBytesMax;

    ApiEdge(Callers callers, RateLimitCheck rateLimit, UpstreamProxy proxy, LiveUpdates live, GatewayConfig config) {
        this.callers = callers;
        this.rateLimit = rateLimit;
        this.proxy = proxy;
        this.live = live;
        this.bodyBytesMax = config.upstream().bodyBytesMax();
    }

    /** Answers a request that has passed the checks. */
    private interface RequestHandler {
        void handle(RoutingContext request, @Nullable Caller caller);
    }

    /** The router matches in the order of these calls, and always on the normalised path. */
    void install(@Observes Router router) {
        router.get("/login").handler(this::limitSignIn);
        add(router, ApiRoutes.ME, withoutParameters(this::me));
        add(router, ApiRoutes.LIVE, withoutParameters(this::live));
        ApiRoutes.forwarded()
                .forEach(route -> add(router, route, (request, caller) -> forward(request, route, caller)));
        Stream.concat(Stream.of(ApiRoutes.ME, ApiRoutes.LIVE), ApiRoutes.forwarded().stream())
                .forEach(route -> router.routeWithRegex(ApiRoutes.pattern(route))
                        .setName(ApiRoutes.path(route))
                        .handler(request -> allowMethod(request, route.method())));
        router.route("/api/*").handler(ApiEdge::refuseUnmatched);
    }

    private void add(Router router, Route route, RequestHandler handler) {
        // The name is what spans and metrics call the route; without it they would show the regular expression.
        router.routeWithRegex(HttpMethod.valueOf(route.method()), ApiRoutes.pattern(route))
                .setName(ApiRoutes.path(route))
                .handler(request -> check(request, route.cost(), route.access(), handler));
    }

    /** Reached when the path is right and the method is not; two routes may have the same path. */
    private static void allowMethod(RoutingContext request, String method) {
        MultiMap headers = request.response().headers();
        String others = headers.get(HttpHeaders.ALLOW);
        headers.set(HttpHeaders.ALLOW, others == null ? method : others + ", " + method);
        request.next();
    }

    private static void refuseUnmatched(RoutingContext request) {
        boolean pathExists = request.response().headers().contains(HttpHeaders.ALLOW);
        refuse(request, Problem.ofStatus(pathExists ? 405 : 404));
    }

    /** {@link io.civstack.gateway.session.SessionResource} answers, unless the address signs in too often. */
    private void limitSignIn(RoutingContext request) {
        if (rateLimit.passes(request, Optional.empty(), CostClass.LOGIN)) {
            request.next();
        }
    }

    private void check(RoutingContext request, CostClass cost, Access access, RequestHandler handler) {
        // Nothing of the body is read before it is known who sends it.
        request.request().pause();
        callers.identify(
                request,
                caller -> checkCaller(request, cost, access, caller, handler),
                () -> refuse(request, Problem.ofStatus(401)));
    }

    private void checkCaller(
            RoutingContext request, CostClass cost, Access access, Optional<Caller> caller, RequestHandler handler) {
        if (caller.isEmpty() && access == Access.SIGNED_IN) {
            refuse(request, Problem.ofStatus(401));
        } else if (caller.isPresent()
                && caller.get().byCookie()
                && writes(request)
                && !CrossSite.isOurs(origin(request))) {
            refuse(request, GatewayProblems.CROSS_SITE);
        } else if (rateLimit.passes(request, caller, cost)) {
            handler.handle(request, caller.orElse(null));
        }
    }

    private static boolean writes(RoutingContext request) {
        return !request.request().method().equals(HttpMethod.GET);
    }

    private static CrossSite.Origin origin(RoutingContext request) {
        HttpServerRequest from = request.request();
        return new CrossSite.Origin(
                from.getHeader(CrossSite.REQUESTED_WITH),
                from.getHeader("Sec-Fetch-Site"),
                from.getHeader(HttpHeaders.ORIGIN),
                from.getHeader(HttpHeaders.HOST));
    }

    /** The service gets the path as it was matched, which is the normalised one, and the query as it was sent. */
    private void forward(RoutingContext request, Route route, @Nullable Caller caller) {
        String query = request.request().query();
        String path = request.normalizedPath();
        String pathAndQuery = query == null ? path : path + "?" + query;
        String token = caller == null ? null : caller.token();
        BodyReader.read(
                request.request(),
                bodyBytesMax,
                body -> proxy.forward(request.request(), route.context(), pathAndQuery, token, body),
                () -> refuse(request, Problem.ofStatus(413)));
    }

    /** The parameters of what is forwarded are checked by its service. */
    private static RequestHandler withoutParameters(RequestHandler handler) {
        return (request, caller) -> {
            if (request.queryParams().isEmpty()) {
                handler.handle(request, caller);
            } else {
                refuse(
                        request,
                        Problem.ofUnknownParameter(
                                request.queryParams().iterator().next().getKey()));
            }
        };
    }

    private void me(RoutingContext request, @Nullable Caller caller) {
        if (caller != null) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(new JsonObject()
                            .put("id", caller.id().value())
                            .put("name", caller.name())
                            .put("roles", new JsonArray(caller.roles()))
                            .encode());
        }
    }

    private void live(RoutingContext request, @Nullable Caller caller) {
        if (caller != null) {
            live.open(caller.id(), request.response());
        }
    }

    private static void refuse(RoutingContext request, Problem problem) {
        // The body is read and thrown away: unread, it would block the next request on the same connection.
        request.request().resume();
        GatewayProblems.answer(request.response(), problem);
    }
}
