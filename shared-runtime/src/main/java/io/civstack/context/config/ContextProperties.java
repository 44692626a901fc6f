package io.civstack.context.config;

import io.civstack.context.Context;
import io.civstack.context.Program;
import io.civstack.events.ConsumerGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/** A declaration in Quarkus' words. */
final class ContextProperties {

    private ContextProperties() {}

    static Map<String, String> of(Context context) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.application.name", context.application());
        for (Program program : context.programs()) {
            properties.put(profile(program) + "quarkus.http.port", "${civstack.http.port:" + program.port() + "}");
        }
        for (ConsumerGroup group : context.groups()) {
            String channel = "mp.messaging.incoming." + group.channel() + ".";
            properties.put(channel + "connector", "smallrye-kafka");
            properties.put(channel + "topic", group.topic().name());
            properties.put(channel + "group.id", group.name());
            // A role is started for something else: as a member of the groups it would take facts away from the
            // service.
            context.programs().stream()
                    .filter(Program::isRole)
                    .forEach(role -> properties.put(profile(role) + channel + "enabled", "false"));
        }
        return properties;
    }

    private static String profile(Program program) {
        return program.isRole() ? "%" + program.profile() + "." : "";
    }
}
