package io.civstack.gateway.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The views of the page are made in the browser, so each of their addresses is answered with the page itself. */
@Singleton
class PageRoutes {

    /** As the page's own list has them. */
    private static final List<String> VIEWS = List.of("/pictures", "/purse", "/reviews");

    private static final String PAGE = "/index.html";
    private static final String LEFT_OUT = """
            This gateway was built without its web page (no Node, or -DskipUi).
            The API under /api/v1 and the command line (./civstack draw "a red boat") work as ever.
            """;

    void install(@Observes Router router) {
        VIEWS.forEach(view -> router.get(view).handler(request -> request.reroute(PAGE)));
        if (PageRoutes.class.getResource("/META-INF/resources" + PAGE) == null) {
            router.get("/").handler(PageRoutes::leftOut);
            router.get(PAGE).handler(PageRoutes::leftOut);
        }
    }

    private static void leftOut(RoutingContext request) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(LEFT_OUT);
    }
}
