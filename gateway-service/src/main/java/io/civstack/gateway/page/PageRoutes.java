package io.civstack.gateway.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The views of the page are made in the browser, so the path of each view is answered with the page itself. An address
 * that nobody answers is the page's own view of that for a browser, and a problem for a program.
 */
@Singleton
class PageRoutes {

    /** The same paths as in {@code src/parts/navigation.ts} of the page. */
    private static final List<String> VIEWS = List.of("/pictures", "/purse", "/reviews");

    private static final String PAGE = "/index.html";
    private static final String NOT_BUILT = """
            This gateway was built without its web page (no Node, or -DskipUi).
            The API under /api/v1 and the command line (./civstack draw "a red boat") work as ever.
            """;

    void install(@Observes Router router) {
        VIEWS.forEach(view -> router.get(view).handler(request -> request.reroute(PAGE)));
        byte[] page = page();
        if (page == null) {
            router.get("/").handler(PageRoutes::answerNotBuilt);
            router.get(PAGE).handler(PageRoutes::answerNotBuilt);
        } else {
            router.get().last().handler(request -> answerNothingHere(request, page));
        }
    }

    private static void answerNothingHere(RoutingContext request, byte[] page) {
        if (!wantsPage(request)) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(page));
    }

    /** Browsers name HTML when they open an address; programs, and browsers that load a part of a page, do not. */
    private static boolean wantsPage(RoutingContext request) {
        return request.parsedHeaders().accept().stream()
                .anyMatch(range -> range.component().equalsIgnoreCase("text")
                        && range.subComponent().equalsIgnoreCase("html")
                        && range.weight() > 0);
    }

    private static byte @Nullable [] page() {
        try (InputStream file = PageRoutes.class.getResourceAsStream("/META-INF/resources" + PAGE)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answerNotBuilt(RoutingContext request) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(NOT_BUILT);
    }
}
