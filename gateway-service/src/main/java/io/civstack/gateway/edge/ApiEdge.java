package io.civstack.gateway.edge;

import io.civstack.context.Access;
import io.civstack.context.CostClass;
import io.civstack.context.Route;
import io.civstack.gateway.GatewayConfig;
import io.civstack.gateway.GatewayProblems;
import io.civstack.gateway.hop.Hop;
import io.civstack.gateway.live.LiveUpdates;
import io.civstack.gateway.route.RouteTable;
import io.civstack.gateway.route.RouteTable.Match;
import io.civstack.gateway.session.Caller;
import io.civstack.gateway.session.Callers;
import io.civstack.web.Problem;
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
import org.jspecify.annotations.Nullable;

/**
 * Every API call goes through here, in this order: does the path exist, who is calling, does a write come from our own page, is it not
 * too often, is the body not too large; then it is answered here or carried to its owner.
 */
@Singleton
public class ApiEdge {

    private final Callers callers;
    private final Tolls tolls;
    private final Hop hop;
    private final LiveUpdates live;
    private final int bodyBytesMax;

    ApiEdge(Callers callers, Tolls tolls, Hop hop, LiveUpdates live, GatewayConfig config) {
        this.callers = callers;
        this.tolls = tolls;
        this.hop = hop;
        this.live = live;
        this.bodyBytesMax = config.hop().bodyBytesMax();
    }

    void install(@Observes Router router) {
        router.get(RouteTable.PREFIX + "/me")
                .handler(request -> guard(request, CostClass.READ, Access.SIGNED_IN, this::me));
        router.get(RouteTable.PREFIX + "/live")
                .handler(request -> guard(request, CostClass.LIVE, Access.SIGNED_IN, this::live));
        router.route("/api/*").handler(this::route);
        router.get("/login").handler(this::knock);
    }

    /** The door itself is elsewhere; who knocks too often does not get there. */
    private void knock(RoutingContext request) {
        if (tolls.passes(request, Optional.empty(), CostClass.LOGIN)) {
            request.next();
        }
    }

    /** What is left to do once the checks have passed. */
    private interface Service {
        void serve(RoutingContext request, @Nullable Caller caller);
    }

    private void route(RoutingContext request) {
        String path = request.normalizedPath();
        Match match = path.startsWith(RouteTable.PREFIX + "/")
                ? RouteTable.match(request.request().method().name(), path)
                : new Match.Nothing();
        switch (match) {
            case Match.Nothing() -> refuse(request, Problem.ofStatus(404));
            case Match.WrongMethod(var allowed) -> {
                request.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
                refuse(request, Problem.ofStatus(405));
            }
            case Match.Found(var route) ->
                guard(request, route.cost(), route.access(), (ignored, caller) -> carry(request, route, path, caller));
        }
    }

    private void guard(RoutingContext request, CostClass cost, Access access, Service service) {
        // Nothing of the body is read before it is known who sends it.
        request.request().pause();
        callers.who(
                request,
                caller -> admit(request, cost, access, caller, service),
                () -> refuse(request, Problem.ofStatus(401)));
    }

    private void admit(
            RoutingContext request, CostClass cost, Access access, Optional<Caller> caller, Service service) {
        if (caller.isEmpty() && access == Access.SIGNED_IN) {
            refuse(request, Problem.ofStatus(401));
        } else if (caller.isPresent()
                && caller.get().byCookie()
                && writes(request)
                && !CrossSite.isOurs(origin(request))) {
            refuse(request, GatewayProblems.CROSS_SITE);
        } else if (tolls.passes(request, caller, cost)) {
            service.serve(request, caller.orElse(null));
        }
    }

    private static boolean writes(RoutingContext request) {
        return !request.request().method().equals(HttpMethod.GET);
    }

    private static CrossSite.Origin origin(RoutingContext request) {
        HttpServerRequest from = request.request();
        return new CrossSite.Origin(
                from.getHeader(CrossSite.MARK),
                from.getHeader("Sec-Fetch-Site"),
                from.getHeader(HttpHeaders.ORIGIN),
                from.getHeader(HttpHeaders.HOST));
    }

    private void carry(RoutingContext request, Route route, String path, @Nullable Caller caller) {
        String query = request.request().query();
        String pathAndQuery = query == null ? path : path + "?" + query;
        BodyReader.read(
                request.request(),
                bodyBytesMax,
                body -> hop.carry(
                        request.request(), route.owner(), pathAndQuery, caller == null ? null : caller.token(), body),
                () -> refuse(request, Problem.ofStatus(413)));
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
        // A body that nobody is going to read must not wait in the connection.
        request.request().resume();
        GatewayProblems.answer(request.response(), problem);
    }
}
