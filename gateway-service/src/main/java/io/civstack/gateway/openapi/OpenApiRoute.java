package io.civstack.gateway.openapi;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.gateway.route.ApiRoutes;
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

/** Serves the OpenAPI document, also to callers who are not signed in. */
@Singleton
class OpenApiRoute {

    private final String document;

    OpenApiRoute(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.document = PublicOpenApi.of(
                        services().stream().map(OpenApiRoute::read).toList(), version)
                .encode();
    }

    void install(@Observes Router router) {
        router.get(ApiRoutes.PREFIX + "/openapi.json")
                .order(-1)
                .handler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .end(document));
    }

    /**
     * The contexts whose document is among the resources, a copy of what the service's build writes; a test finds old
     * ones.
     */
    static List<String> services() {
        return Contexts.withRoutes().stream()
                .map(Context::name)
                .filter(name -> OpenApiRoute.class.getResource(resource(name)) != null)
                .toList();
    }

    static JsonObject read(String service) {
        try (InputStream file = OpenApiRoute.class.getResourceAsStream(resource(service))) {
            if (file == null) {
                throw new IllegalStateException("the document of " + service + " is not among the resources");
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
