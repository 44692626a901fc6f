package io.civstack.gateway.openapi;

import io.civstack.context.Route;
import io.civstack.gateway.route.ApiRoutes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * One OpenAPI document made of those of the services: the operations that are forwarded, every schema they name, and
 * for each operation the problem document as its error response.
 */
final class PublicOpenApi {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    private PublicOpenApi() {}

    static JsonObject of(List<JsonObject> services, String version) {
        JsonObject schemas = new JsonObject().put(PROBLEM, problem());
        JsonObject paths = new JsonObject();
        for (JsonObject service : services) {
            addSchemas(service, schemas);
            ApiRoutes.forwarded().forEach(route -> addOperation(service, route, paths));
        }
        addGatewayPaths(paths);
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Civstack")
                                .put(
                                        "description",
                                        "The public API. Refusals are problem documents with a stable code.")
                                .put("version", version))
                .put("paths", paths)
                .put(
                        "components",
                        new JsonObject()
                                .put("schemas", schemas)
                                .put(
                                        "securitySchemes",
                                        new JsonObject()
                                                .put(
                                                        TOKEN,
                                                        new JsonObject()
                                                                .put("type", "http")
                                                                .put("scheme", "bearer")
                                                                .put("bearerFormat", "JWT"))));
    }

    private static void addSchemas(JsonObject service, JsonObject schemas) {
        JsonObject own =
                service.getJsonObject("components", new JsonObject()).getJsonObject("schemas", new JsonObject());
        own.forEach(schema -> {
            Object known = schemas.getValue(schema.getKey());
            if (known != null && !known.equals(schema.getValue())) {
                throw new IllegalStateException("two services mean different things by the schema " + schema.getKey());
            }
            schemas.put(schema.getKey(), schema.getValue());
        });
    }

    private static void addOperation(JsonObject service, Route route, JsonObject paths) {
        String path = ApiRoutes.path(route);
        String method = route.method().toLowerCase(Locale.ROOT);
        JsonObject operation = service.getJsonObject("paths")
                .getJsonObject(path, new JsonObject())
                .getJsonObject(method);
        if (operation != null) {
            paths.getMap().computeIfAbsent(path, ignored -> new JsonObject());
            paths.getJsonObject(path).put(method, asPublic(operation));
        }
    }

    /** The public operation has the gateway's token and its error responses instead of the service's. */
    private static JsonObject asPublic(JsonObject internal) {
        JsonObject operation = internal.copy();
        boolean needsToken = operation.containsKey("security");
        operation.getJsonObject("responses").getMap().keySet().removeIf(status -> !status.startsWith("2"));
        operation.getJsonObject("responses").put("default", refusal());
        if (needsToken) {
            operation.put("security", new JsonArray().add(new JsonObject().put(TOKEN, new JsonArray())));
        }
        return operation;
    }

    private static void addGatewayPaths(JsonObject paths) {
        paths.put(ApiRoutes.path(ApiRoutes.ME), gatewayPath("Who is calling: id, name and roles.", "application/json"));
        paths.put(
                ApiRoutes.path(ApiRoutes.LIVE),
                gatewayPath("The caller's own events as server-sent events, from now on.", "text/event-stream"));
    }

    private static JsonObject gatewayPath(String summary, String mediaType) {
        JsonObject responses = new JsonObject()
                .put(
                        "200",
                        new JsonObject()
                                .put("description", "OK")
                                .put("content", new JsonObject().put(mediaType, new JsonObject())))
                .put("default", refusal());
        return new JsonObject()
                .put(
                        "get",
                        new JsonObject()
                                .put("summary", summary)
                                .put("responses", responses)
                                .put("security", new JsonArray().add(new JsonObject().put(TOKEN, new JsonArray()))));
    }

    private static JsonObject refusal() {
        JsonObject schema = new JsonObject().put("$ref", "#/components/schemas/" + PROBLEM);
        return new JsonObject()
                .put("description", "A refusal")
                .put(
                        "content",
                        new JsonObject().put("application/problem+json", new JsonObject().put("schema", schema)));
    }

    private static JsonObject problem() {
        JsonObject text = new JsonObject().put("type", "string");
        return new JsonObject()
                .put("type", "object")
                .put("required", new JsonArray(List.of("type", "title", "status", "code", "detail")))
                .put(
                        "properties",
                        new JsonObject()
                                .put("type", text)
                                .put("title", text)
                                .put("status", new JsonObject().put("type", "integer"))
                                .put("code", text)
                                .put("detail", text)
                                .put("action", text)
                                .put("traceId", text));
    }
}
