package io.civstack.context.config;

import io.civstack.context.Context;
import io.civstack.context.Role;
import io.civstack.events.ConsumerGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/** A declaration in Quarkus' words. */
final class ContextProperties {

    private ContextProperties() {}

    static Map<String, String> of(Context context) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.application.name", context.application());
        for (Role role : context.roles()) {
            properties.put(profile(role) + "quarkus.http.port", "${civstack.http.port:" + role.port() + "}");
        }
        for (ConsumerGroup group : context.groups()) {
            String channel = "mp.messaging.incoming." + group.channel() + ".";
            properties.put(channel + "connector", "smallrye-kafka");
            properties.put(channel + "topic", group.topic().name());
            properties.put(channel + "group.id", group.name());
            // Another role as a member of the group would take facts away from the service.
            context.roles().stream()
                    .filter(role -> !role.isService())
                    .forEach(role -> properties.put(profile(role) + channel + "enabled", "false"));
        }
        return properties;
    }

    private static String profile(Role role) {
        return role.isService() ? "" : "%" + role.profile() + ".";
    }
}
