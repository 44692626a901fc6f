package io.civstack.context.config;

import io.civstack.context.Context;
import io.civstack.context.Role;
import io.civstack.events.ConsumerGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/** The declaration of a context as configuration properties of Quarkus. */
final class ContextProperties {

    private ContextProperties() {}

    static Map<String, String> of(Context context) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.application.name", context.application());
        if (!context.hasDatabase()) {
            properties.put("civstack.database", "false");
            properties.put("quarkus.datasource.active", "false");
        }
        for (Role role : context.roles()) {
            String profile = profile(role);
            properties.put(profile + "quarkus.http.port", "${civstack.http.port:" + role.port() + "}");
            properties.put(profile + "quarkus.otel.service.name", context.nameInTraces(role));
            if (!role.isService()) {
                onlyWorks(profile, context, properties);
            }
        }
        for (ConsumerGroup group : context.groups()) {
            String channel = "mp.messaging.incoming." + group.channel() + ".";
            properties.put(channel + "connector", "smallrye-kafka");
            properties.put(channel + "topic", group.topic().name());
            properties.put(channel + "group.id", group.name());
        }
        return properties;
    }

    /**
     * What a process of another role does not do, because the service does it: it consumes no events, sends none, runs
     * no scheduled tasks, and has no sign-in.
     */
    private static void onlyWorks(String profile, Context context, Map<String, String> properties) {
        context.groups()
                .forEach(group ->
                        properties.put(profile + "mp.messaging.incoming." + group.channel() + ".enabled", "false"));
        properties.put(profile + "civstack.outbox.publisher.enabled", "false");
        properties.put(profile + "civstack.work.sweep", "false");
        properties.put(profile + "civstack.api", "false");
        properties.put(profile + "quarkus.oidc.tenant-enabled", "false");
    }

    private static String profile(Role role) {
        return role.isService() ? "" : "%" + role.profile() + ".";
    }
}
