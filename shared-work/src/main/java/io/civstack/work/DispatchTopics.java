package io.civstack.work;

import io.civstack.context.Contexts;
import io.civstack.events.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The dispatch topics of this context, {@code <context>.dispatch.<pool>}, as the catalogue has them. */
@Singleton
class DispatchTopics {

    private final String prefix;
    private final String group;
    private final List<String> all;

    DispatchTopics(@ConfigProperty(name = "civstack.context") String context) {
        this.prefix = context + ".dispatch.";
        this.group = context + ".workers.";
        this.all = Contexts.topics().stream()
                .map(Topic::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    boolean any() {
        return !all.isEmpty();
    }

    List<String> all() {
        return all;
    }

    String of(String pool) {
        return prefix + pool;
    }

    /**
     * The share group of a pool's workers: one for each topic, so that each member is assigned the topic's only
     * partition.
     */
    String groupOf(String pool) {
        return group + pool;
    }
}
