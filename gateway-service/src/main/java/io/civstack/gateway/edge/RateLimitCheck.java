package io.civstack.gateway.edge;

import io.civstack.context.CostClass;
import io.civstack.gateway.GatewayConfig;
import io.civstack.gateway.GatewayProblems;
import io.civstack.gateway.limit.RateDecision;
import io.civstack.gateway.limit.RateLimits;
import io.civstack.gateway.session.Caller;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Counts a call against the caller's rate limit and writes the rate limit headers of the answer, or refuses with 429.
 */
@Singleton
class RateLimitCheck {

    private final RateLimits limits;

    RateLimitCheck(GatewayConfig config, InstantSource clock) {
        this.limits = new RateLimits(config.rate(), clock);
    }

    boolean passes(RoutingContext request, Optional<Caller> caller, CostClass cost) {
        return switch (limits.tryAcquire(principal(request, caller), cost)) {
            case RateDecision.Allowed allowed -> {
                request.response().putHeader("RateLimit", "\"" + cost.slug() + "\";r=" + allowed.remaining());
                request.response().putHeader("RateLimit-Policy", policy(cost, allowed));
                yield true;
            }
            case RateDecision.Limited limited -> {
                long seconds = limited.retryAfterSeconds();
                request.request().resume();
                request.response()
                        .putHeader("RateLimit", "\"" + cost.slug() + "\";r=0;t=" + seconds)
                        .putHeader("RateLimit-Policy", policy(cost, limited))
                        .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
                GatewayProblems.answer(request.response(), GatewayProblems.rateLimited(cost.slug(), seconds));
                yield false;
            }
        };
    }

    private static String policy(CostClass cost, RateDecision decision) {
        return "\"" + cost.slug() + "\";q=" + decision.rate().perMinute() + ";w=60";
    }

    /**
     * A user is one principal wherever the call comes from; callers who are not signed in are told apart by address.
     */
    private static String principal(RoutingContext request, Optional<Caller> caller) {
        return caller.map(user -> "user " + user.id())
                .orElseGet(() -> "address " + request.request().remoteAddress().hostAddress());
    }
}
