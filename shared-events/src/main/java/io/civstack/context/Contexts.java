package io.civstack.context;

import static io.civstack.context.Access.ANYBODY;
import static io.civstack.context.Access.SIGNED_IN;
import static io.civstack.context.CostClass.CLAIM;
import static io.civstack.context.CostClass.DRAW;
import static io.civstack.context.CostClass.PICTURE;
import static io.civstack.context.CostClass.QUOTE;
import static io.civstack.context.CostClass.READ;
import static io.civstack.context.CostClass.WRITE;

import io.civstack.events.ConsumerGroup;
import io.civstack.events.Topic;
import io.civstack.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contexts there are. A declaration here is all that a new one needs: its topics, dead letters, channels, role,
 * schema, buckets, port, start and routes through the gateway follow from it.
 */
public final class Contexts {

    /** The base port of a platform unless it is configured. */
    public static final int PORT_BASE = 8080;

    private static final List<Context> DECLARED = new ArrayList<>();

    public static final Context LEDGER = declare(Context.at("ledger", 3)
            .wave(1)
            .reads("jobs", Topics.GENERATION_JOBS)
            .route("GET /buzz", READ, SIGNED_IN)
            .route("POST /buzz/allowance", CLAIM, SIGNED_IN)
            .route("GET /buzz/history", READ, SIGNED_IN)
            .route("GET /buzz/invariants", READ, SIGNED_IN));

    public static final Context MODERATION = declare(Context.at("moderation", 4)
            .wave(1)
            .reads("jobs", Topics.GENERATION_JOBS)
            .reads("images", Topics.GENERATION_IMAGES)
            .buckets("civstack-pictures")
            .route("GET /moderation/reviews", READ, SIGNED_IN)
            .route("POST /moderation/reviews/{id}/decision", WRITE, SIGNED_IN));

    public static final Context GENERATION = declare(Context.at("generation", 2)
            .role("worker", 5, 3, 256)
            .reads("holds", Topics.LEDGER_HOLDS)
            .reads("prompts", Topics.MODERATION_PROMPTS)
            .reads("decisions", Topics.MODERATION_DECISIONS)
            .buckets("civstack-pictures", "civstack-models")
            .route("POST /images/quote", QUOTE, SIGNED_IN)
            .route("POST /images", DRAW, SIGNED_IN)
            .route("GET /images", READ, SIGNED_IN)
            .route("GET /images/{id}", READ, SIGNED_IN)
            .route("POST /images/{id}/cancel", WRITE, SIGNED_IN)
            .route("GET /pictures/{id}", PICTURE, ANYBODY)
            .route("POST /pictures/{id}/publish", WRITE, SIGNED_IN)
            .route("POST /pictures/{id}/withdraw", WRITE, SIGNED_IN)
            .route("GET /gallery", READ, ANYBODY)
            .route("GET /models", READ, ANYBODY)
            .route("GET /models/{id}", READ, ANYBODY)
            .route("DELETE /models/{id}", WRITE, SIGNED_IN)
            .route("POST /models/{id}/prefer", WRITE, SIGNED_IN)
            .route("POST /models/uploads", WRITE, SIGNED_IN)
            .route("POST /models/uploads/{id}/complete", WRITE, SIGNED_IN));

    /** It answers {@code /me} and {@code /live} itself; routes are what it forwards to other services. */
    public static final Context GATEWAY =
            declare(Context.at("gateway", 0).application("gateway").withoutDatabase());

    private Contexts() {}

    /** In the order of their declaration. */
    public static List<Context> all() {
        return List.copyOf(DECLARED);
    }

    /** The context of this name; fails when there is none. */
    public static Context named(String name) {
        return DECLARED.stream()
                .filter(context -> context.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no context " + name + " among "
                        + DECLARED.stream().map(Context::name).toList()));
    }

    /** The contexts that have a schema and a role. */
    public static List<Context> withDatabase() {
        return DECLARED.stream().filter(Context::hasDatabase).toList();
    }

    /** The contexts that own paths of the public API. */
    public static List<Context> withRoutes() {
        return DECLARED.stream().filter(Context::hasRoutes).toList();
    }

    /** Every bucket that some context uses, once. */
    public static List<String> buckets() {
        return DECLARED.stream()
                .flatMap(context -> context.buckets().stream())
                .distinct()
                .toList();
    }

    /** Every group that reacts to events and has dead letters. */
    public static List<ConsumerGroup> groups() {
        return DECLARED.stream().flatMap(context -> context.groups().stream()).toList();
    }

    /** Every topic that must exist before the services start: of events, of doorbells, of dead letters. */
    public static List<Topic> topics() {
        return Stream.concat(Topics.all().stream(), groups().stream().map(ConsumerGroup::deadLetters))
                .distinct()
                .toList();
    }

    private static Context declare(Context.Builder builder) {
        Context context = builder.build();
        DECLARED.add(context);
        return context;
    }
}
