package io.civstack.events;

import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.GenerationEvent.GenerationCancelled;
import io.civstack.events.GenerationEvent.GenerationCompleted;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationProgressed;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.ImageEvent.ImagePublished;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageEvent.ImageWithdrawn;
import io.civstack.events.ModelEvent.ModelPublished;
import io.civstack.events.ModelEvent.ModelRetired;
import io.civstack.events.PromptEvent.PromptScreened;
import io.civstack.events.PurseEvent.BuzzGranted;
import io.civstack.events.PurseEvent.BuzzRefunded;
import io.civstack.events.ReviewEvent.ReviewOpened;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of topics and of the events on them. Everything that names a topic takes it from here; the contexts
 * declare who reads which.
 */
public final class Topics {

    private static final Duration EVENTS = Duration.ofDays(7);
    private static final Duration EVENTS_WITH_PROMPTS = Duration.ofDays(2);
    private static final Duration LOSSY = Duration.ofMinutes(10);
    private static final Duration DOORBELL = Duration.ofHours(1);

    public static final Topic GENERATION_JOBS =
            new Topic("generation.job.events.v1", "generation", 6, EVENTS_WITH_PROMPTS);
    public static final Topic GENERATION_IMAGES =
            new Topic("generation.image.events.v1", "generation", 6, EVENTS_WITH_PROMPTS);
    public static final Topic GENERATION_MODELS = new Topic("generation.model.events.v1", "generation", 1, EVENTS);
    public static final Topic GENERATION_PROGRESS = new Topic("generation.progress.v1", "generation", 3, LOSSY);
    public static final Topic LEDGER_HOLDS = new Topic("ledger.hold.events.v1", "ledger", 6, EVENTS);
    public static final Topic LEDGER_PURSES = new Topic("ledger.purse.events.v1", "ledger", 3, EVENTS);
    public static final Topic MODERATION_PROMPTS = new Topic("moderation.prompt.events.v1", "moderation", 6, EVENTS);
    public static final Topic MODERATION_DECISIONS =
            new Topic("moderation.decision.events.v1", "moderation", 6, EVENTS);
    public static final Topic MODERATION_REVIEWS = new Topic("moderation.review.events.v1", "moderation", 1, EVENTS);

    private static final List<EventType<?>> TYPES = List.of(
            job("job-requested", GenerationRequested.class),
            job("job-started", GenerationStarted.class),
            new EventType<>(
                    "civstack.generation.job-progressed.v1",
                    GenerationProgressed.class,
                    GENERATION_PROGRESS,
                    event -> event.jobId().toString()),
            job("job-completed", GenerationCompleted.class),
            job("job-failed", GenerationFailed.class),
            job("job-cancelled", GenerationCancelled.class),
            image("uploaded", ImageUploaded.class),
            image("published", ImagePublished.class),
            image("withdrawn", ImageWithdrawn.class),
            model("published", ModelPublished.class),
            model("retired", ModelRetired.class),
            hold("buzz-held", BuzzHeld.class),
            hold("buzz-hold-refused", BuzzHoldRefused.class),
            hold("buzz-captured", BuzzCaptured.class),
            hold("buzz-released", BuzzReleased.class),
            purse("buzz-granted", BuzzGranted.class),
            purse("buzz-refunded", BuzzRefunded.class),
            new EventType<>(
                    "civstack.moderation.prompt-screened.v1",
                    PromptScreened.class,
                    MODERATION_PROMPTS,
                    event -> event.jobId().toString()),
            decision("scan-completed", ScanCompleted.class),
            decision("review-decided", ReviewDecided.class),
            new EventType<>(
                    "civstack.moderation.review-opened.v1",
                    ReviewOpened.class,
                    MODERATION_REVIEWS,
                    event -> event.reviewId().toString()));

    private static final Map<Class<?>, EventType<?>> BY_CLASS =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(EventType::event, Function.identity()));
    private static final Map<String, EventType<?>> BY_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    private Topics() {}

    /** Every kind of event, in the order of the contexts. */
    public static List<EventType<?>> types() {
        return TYPES;
    }

    /** The type of the events of this class. */
    @SuppressWarnings("unchecked") // BY_CLASS maps a class to the type that was made with it
    public static <E extends Event> EventType<E> of(Class<E> event) {
        EventType<?> type = BY_CLASS.get(event);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " is not in the catalogue");
        }
        return (EventType<E>) type;
    }

    /** The kind of event with this type name, if the catalogue lists it. */
    public static Optional<EventType<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The dispatch topic of a family: a record says that there is work, PostgreSQL says which. Workers read it as a
     * share group.
     */
    public static Topic dispatch(ModelFamily family) {
        return new Topic("generation.dispatch." + family.slug(), "generation", 1, DOORBELL);
    }

    /**
     * Every topic of events, of progress and of dispatch. Topics of dead letters follow from who reads: the contexts
     * know them.
     */
    public static List<Topic> all() {
        return Stream.concat(
                        TYPES.stream().map(EventType::topic),
                        Arrays.stream(ModelFamily.values()).map(Topics::dispatch))
                .distinct()
                .toList();
    }

    private static <E extends GenerationEvent> EventType<E> job(String name, Class<E> form) {
        return new EventType<>(
                "civstack.generation." + name + ".v1",
                form,
                GENERATION_JOBS,
                event -> event.jobId().toString());
    }

    private static <E extends ImageEvent> EventType<E> image(String name, Class<E> form) {
        return new EventType<>(
                "civstack.generation.image-" + name + ".v1",
                form,
                GENERATION_IMAGES,
                event -> event.imageId().toString());
    }

    private static <E extends ModelEvent> EventType<E> model(String name, Class<E> form) {
        return new EventType<>(
                "civstack.generation.model-" + name + ".v1",
                form,
                GENERATION_MODELS,
                event -> event.modelId().toString());
    }

    private static <E extends HoldEvent> EventType<E> hold(String name, Class<E> form) {
        return new EventType<>(
                "civstack.ledger." + name + ".v1",
                form,
                LEDGER_HOLDS,
                event -> event.holdId().toString());
    }

    private static <E extends PurseEvent> EventType<E> purse(String name, Class<E> form) {
        return new EventType<>(
                "civstack.ledger." + name + ".v1",
                form,
                LEDGER_PURSES,
                event -> event.userId().value());
    }

    private static <E extends DecisionEvent> EventType<E> decision(String name, Class<E> form) {
        return new EventType<>(
                "civstack.moderation." + name + ".v1",
                form,
                MODERATION_DECISIONS,
                event -> event.subject().id().toString());
    }
}
