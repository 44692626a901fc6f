package io.civstack.gateway.document;

import io.civstack.context.Route;
import io.civstack.gateway.route.RouteTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * One OpenAPI document out of the services' own: the operations that the route table lets through, every schema they name, and for
 * each the one shape of a refusal.
 */
final class PublicDocument {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    private PublicDocument() {}

    static JsonObject of(List<JsonObject> services, String version) {
        JsonObject schemas = new JsonObject().put(PROBLEM, problem());
        JsonObject paths = new JsonObject();
        for (JsonObject service : services) {
            addSchemas(service, schemas);
            RouteTable.routes().forEach(route -> addOperation(service, route, paths));
        }
        addOwn(paths);
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
        String path = RouteTable.PREFIX + "/" + String.join("/", route.path());
        String method = route.method().toLowerCase(Locale.ROOT);
        JsonObject operation = service.getJsonObject("paths")
                .getJsonObject(path, new JsonObject())
                .getJsonObject(method);
        if (operation != null) {
            paths.getMap().computeIfAbsent(path, ignored -> new JsonObject());
            paths.getJsonObject(path).put(method, outside(operation));
        }
    }

    /** Inside and outside differ in who may call and in how a refusal looks. */
    private static JsonObject outside(JsonObject inside) {
        JsonObject operation = inside.copy();
        boolean closed = operation.containsKey("security");
        operation.getJsonObject("responses").getMap().keySet().removeIf(status -> !status.startsWith("2"));
        operation.getJsonObject("responses").put("default", refusal());
        if (closed) {
            operation.put("security", new JsonArray().add(new JsonObject().put(TOKEN, new JsonArray())));
        }
        return operation;
    }

    private static void addOwn(JsonObject paths) {
        paths.put(RouteTable.PREFIX + "/me", own("Who is calling: id, name and roles.", "application/json"));
        paths.put(
                RouteTable.PREFIX + "/live",
                own("The caller's own events as server-sent events, from now on.", "text/event-stream"));
    }

    private static JsonObject own(String summary, String mediaType) {
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
