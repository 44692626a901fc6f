package io.civstack.context;

import io.civstack.events.ConsumerGroup;
import io.civstack.events.EventType;
import io.civstack.events.Topic;
import io.civstack.events.Topics;
import java.util.ArrayList;
import java.util.List;

/**
 * One bounded context.
 *
 * @param name also the name of its schema and its database role, and the first word of its topics and groups
 * @param application what its processes call themselves to PostgreSQL, and the service in traces
 * @param hasDatabase whether it has a schema and a role
 * @param groups what it reads
 * @param buckets of the object store that it uses; a bucket may be used by several contexts
 * @param routes its part of the public API
 * @param health answers 200 when a process of it can do its work
 * @param roles the service itself, then what else its jar does
 */
public record Context(
        String name,
        String application,
        boolean hasDatabase,
        List<ConsumerGroup> groups,
        List<String> buckets,
        List<Route> routes,
        String health,
        List<Role> roles) {

    public Context {
        groups = List.copyOf(groups);
        buckets = List.copyOf(buckets);
        routes = List.copyOf(routes);
        roles = List.copyOf(roles);
    }

    /** A service with a database that listens at this offset from the base port. */
    static Builder at(String name, int portOffset) {
        return new Builder(name, portOffset);
    }

    /** Every topic that only this context writes to, dispatch topics and dead letters included. */
    public List<Topic> topics() {
        return Contexts.topics().stream()
                .filter(topic -> topic.owner().equals(name))
                .toList();
    }

    /** Every kind of event that this context publishes. */
    public List<EventType<?>> events() {
        return Topics.types().stream()
                .filter(type -> type.topic().owner().equals(name))
                .toList();
    }

    /** The group that reads this channel; fails where none was declared. */
    public ConsumerGroup group(String channel) {
        return groups.stream()
                .filter(group -> group.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " declares no channel " + channel));
    }

    public boolean hasRoutes() {
        return !routes.isEmpty();
    }

    /** The role that every context has. */
    public Role service() {
        return roles.getFirst();
    }

    /** What a process of the role is called in traces. */
    public String nameInTraces(Role role) {
        return role.isService() ? application : name + "-" + role.name();
    }

    /** The Maven module, and the folder, that it is built from. */
    public String module() {
        return name + "-service";
    }

    /** Where the gateway looks for its paths when no {@code civstack.<name>.url} says otherwise. */
    public String url() {
        return "http://127.0.0.1:" + service().port();
    }

    /** Builds a context. It begins as a service with a database and with no topics, no buckets and no paths. */
    static final class Builder {

        private static final int WAVE = 2;
        private static final int HEAP_MEBIBYTES = 160;
        private static final String HEALTH = "/q/health/ready";

        private final String name;
        private final int portOffset;
        private String application;
        private boolean hasDatabase = true;
        private int wave = WAVE;
        private final List<ConsumerGroup> groups = new ArrayList<>();
        private final List<String> buckets = new ArrayList<>();
        private final List<Route> routes = new ArrayList<>();
        private final List<Role> others = new ArrayList<>();

        private Builder(String name, int portOffset) {
            this.name = name;
            this.portOffset = portOffset;
            this.application = name + "-service";
        }

        Builder application(String application) {
            this.application = application;
            return this;
        }

        Builder withoutDatabase() {
            hasDatabase = false;
            return this;
        }

        Builder wave(int wave) {
            this.wave = wave;
            return this;
        }

        /** The group {@code <context>.<channel>} reads this topic. */
        Builder reads(String channel, Topic topic) {
            groups.add(new ConsumerGroup(name, channel, topic));
            return this;
        }

        Builder buckets(String... buckets) {
            this.buckets.addAll(List.of(buckets));
            return this;
        }

        /** A method on a path of the public API, such as {@code GET /images/{id}}. */
        Builder route(String line, CostClass cost, Access access) {
            routes.add(Route.of(line, name, cost, access));
            return this;
        }

        /** What the same jar does in another process. */
        Builder role(String name, int portOffset, int wave, int heapMebibytes) {
            others.add(new Role(name, name, portOffset, wave, heapMebibytes));
            return this;
        }

        Context build() {
            List<Role> roles = new ArrayList<>();
            roles.add(new Role(name, "", portOffset, wave, HEAP_MEBIBYTES));
            roles.addAll(others);
            return new Context(name, application, hasDatabase, groups, buckets, routes, HEALTH, roles);
        }
    }
}
