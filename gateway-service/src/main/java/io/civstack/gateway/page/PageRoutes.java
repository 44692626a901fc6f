package io.civstack.gateway.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The views of the page are made in the browser, so the path of each view is answered with the page itself. */
@Singleton
class PageRoutes {

    /** The same paths as in {@code src/parts/navigation.ts} of the page. */
    private static final List<String> VIEWS = List.of("/pictures", "/purse", "/reviews");

    private static final String PAGE = "/index.html";

    /** Where the build puts the page; it is not there in a gateway that was built without one. */
    static final String FILE = "/META-INF/resources" + PAGE;

    private static final String NOT_BUILT = """
            This gateway was built without its web page (no Node, or -DskipUi).
            The API under /api/v1 and the command line (./civstack draw "a red boat") work as ever.
            """;

    void install(@Observes Router router) {
        VIEWS.forEach(view -> router.get(view).handler(request -> request.reroute(PAGE)));
        if (PageRoutes.class.getResource(FILE) == null) {
            router.get("/").handler(PageRoutes::answerNotBuilt);
            router.get(PAGE).handler(PageRoutes::answerNotBuilt);
        }
    }

    private static void answerNotBuilt(RoutingContext request) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(NOT_BUILT);
    }
}
