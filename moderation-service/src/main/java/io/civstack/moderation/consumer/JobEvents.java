package io.civstack.moderation.consumer;

import io.civstack.events.Decision;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.Label;
import io.civstack.events.PromptEvent.PromptScreened;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.Resource;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.civstack.messaging.Outbox;
import io.civstack.moderation.prompt.Screen;
import io.civstack.moderation.prompt.Screening;
import io.civstack.moderation.store.Screenings;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Screens the prompt of every job, once. */
@ApplicationScoped
class JobEvents {

    private final EventConsumer consumer;
    private final Screen screen;
    private final Screenings screenings;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    JobEvents(EventConsumers consumers, Screen screen, Screenings screenings, Outbox outbox, MeterRegistry metrics) {
        this.screen = screen;
        this.screenings = screenings;
        this.outbox = outbox;
        this.metrics = metrics;
        this.consumer = consumers
                .of("jobs")
                .on(GenerationRequested.class, (event, _) -> screen(event))
                .build();
    }

    @Incoming("jobs")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        consumer.receive(record);
    }

    private void screen(GenerationRequested event) {
        PromptScreened answer = screenings.find(event.jobId()).orElseGet(() -> first(event));
        outbox.append(answer);
        metrics.counter(
                        "moderation.prompts",
                        "decision",
                        answer.decision().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private PromptScreened first(GenerationRequested event) {
        Screening screening = screen.screen(event.prompt());
        Rating rating = event.resources().stream().map(Resource::rating).reduce(screening.rating(), Rating::join);
        List<Label> labels = screening.labels().stream()
                .map(label -> new Label(label, 1, screen.version()))
                .toList();
        PromptScreened answer = new PromptScreened(
                event.jobId(),
                event.userId(),
                screening.decision(),
                rating,
                labels,
                screen.version(),
                refusal(screening));
        screenings.keep(answer);
        return answer;
    }

    /** A prompt that waits for a human is no refusal: its pictures are made and stay with their owner. */
    private static @Nullable Reason refusal(Screening screening) {
        return screening.decision().compareTo(Decision.BLOCK) >= 0 ? screening.refusal() : null;
    }
}
