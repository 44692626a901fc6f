package io.civstack.gateway.document;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.gateway.route.RouteTable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the document to anybody who asks. */
@Singleton
class DocumentRoute {

    private final String document;

    DocumentRoute(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.document = PublicDocument.of(
                        services().stream().map(DocumentRoute::read).toList(), version)
                .encode();
    }

    void install(@Observes Router router) {
        router.get(RouteTable.PREFIX + "/openapi.json")
                .order(-1)
                .handler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .end(document));
    }

    /** The contexts whose document is packed in, as a copy of what the service's build writes; a test tells when one lacks or is old. */
    static List<String> services() {
        return Contexts.withRoutes().stream()
                .map(Context::name)
                .filter(name -> DocumentRoute.class.getResource(resource(name)) != null)
                .toList();
    }

    static JsonObject read(String service) {
        try (InputStream file = DocumentRoute.class.getResourceAsStream(resource(service))) {
            if (file == null) {
                throw new IllegalStateException("the document of " + service + " is not packed in");
            }
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String service) {
        return "/openapi/" + service + ".json";
    }
}
