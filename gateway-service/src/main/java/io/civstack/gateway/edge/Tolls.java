package io.civstack.gateway.edge;

import io.civstack.context.CostClass;
import io.civstack.gateway.GatewayConfig;
import io.civstack.gateway.GatewayProblems;
import io.civstack.gateway.limit.RateLimits;
import io.civstack.gateway.limit.Verdict;
import io.civstack.gateway.session.Caller;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Takes a token from the caller's bucket and says so in the headers of the answer, or refuses. */
@Singleton
class Tolls {

    private final RateLimits limits;

    Tolls(GatewayConfig config, InstantSource clock) {
        this.limits = new RateLimits(config.rate(), clock);
    }

    boolean passes(RoutingContext request, Optional<Caller> caller, CostClass cost) {
        return switch (limits.ask(principal(request, caller), cost)) {
            case Verdict.Granted granted -> {
                request.response().putHeader("RateLimit", "\"" + cost.slug() + "\";r=" + granted.left());
                request.response().putHeader("RateLimit-Policy", policy(cost, granted));
                yield true;
            }
            case Verdict.TooSoon tooSoon -> {
                long seconds = tooSoon.waitSeconds();
                request.request().resume();
                request.response()
                        .putHeader("RateLimit", "\"" + cost.slug() + "\";r=0;t=" + seconds)
                        .putHeader("RateLimit-Policy", policy(cost, tooSoon))
                        .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
                GatewayProblems.answer(request.response(), GatewayProblems.rateLimited(cost.slug(), seconds));
                yield false;
            }
        };
    }

    private static String policy(CostClass cost, Verdict verdict) {
        return "\"" + cost.slug() + "\";q=" + verdict.rate().perMinute() + ";w=60";
    }

    /** A user is one principal wherever he calls from; strangers are told apart by their address. */
    private static String principal(RoutingContext request, Optional<Caller> caller) {
        return caller.map(user -> "user " + user.id())
                .orElseGet(() -> "address " + request.request().remoteAddress().hostAddress());
    }
}
