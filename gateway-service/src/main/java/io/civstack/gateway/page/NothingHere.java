package io.civstack.gateway.page;

import io.civstack.web.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers at addresses that nobody has: with the page's own view of that to a browser, with a problem to a program. */
@Singleton
class NothingHere {

    private static final Pattern HTML = Pattern.compile("text/html\\s*(;.*)?");

    /** A weight of zero. */
    private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(\\.0*)?\\s*(;|$)");

    private final byte @Nullable [] page = page();

    @ServerExceptionMapper
    Response notFound(NotFoundException e, RoutingContext request) {
        boolean shown = page != null && wantsPage(request);
        return Response.status(Response.Status.NOT_FOUND)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(shown ? MediaType.TEXT_HTML + ";charset=utf-8" : Problem.MEDIA_TYPE)
                .entity(shown ? page : Problem.ofStatus(404).json())
                .build();
    }

    /** Browsers name HTML when they open an address; programs, and browsers that load a part of a page, do not. */
    private static boolean wantsPage(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && request.request().method().equals(HttpMethod.GET)
                && Stream.of(accept.split(",", -1))
                        .map(range -> range.strip().toLowerCase(Locale.ROOT))
                        .anyMatch(range -> HTML.matcher(range).matches()
                                && !REFUSED.matcher(range).find());
    }

    private static byte @Nullable [] page() {
        try (InputStream file = NothingHere.class.getResourceAsStream(PageRoutes.FILE)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
