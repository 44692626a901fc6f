package io.civstack.moderation.lifecycle;

import io.civstack.events.Decision;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.Label;
import io.civstack.events.PromptEvent.PromptScreened;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.Resource;
import io.civstack.messaging.Outbox;
import io.civstack.moderation.prompt.PromptScreen;
import io.civstack.moderation.prompt.Screening;
import io.civstack.moderation.table.ScreeningTable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Screens the prompt of a job, and publishes the result. A job that was screened before gets the same result again. */
@ApplicationScoped
public class PromptScreener {

    private final PromptScreen screen;
    private final ScreeningTable screenings;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    PromptScreener(PromptScreen screen, ScreeningTable screenings, Outbox outbox, MeterRegistry metrics) {
        this.screen = screen;
        this.screenings = screenings;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Transactional
    public void screen(GenerationRequested job) {
        PromptScreened screened = screenings.find(job.jobId()).orElseGet(() -> first(job));
        outbox.append(screened);
        metrics.counter(
                        "moderation.prompts",
                        "decision",
                        screened.decision().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private PromptScreened first(GenerationRequested job) {
        Screening screening = screen.screen(job.prompt());
        Rating rating = job.resources().stream().map(Resource::rating).reduce(screening.rating(), Rating::join);
        List<Label> labels = screening.labels().stream()
                .map(label -> new Label(label, 1, screen.version()))
                .toList();
        PromptScreened screened = new PromptScreened(
                job.jobId(), job.userId(), screening.decision(), rating, labels, screen.version(), refusal(screening));
        screenings.insert(screened);
        return screened;
    }

    /** A prompt that waits for a moderator is no refusal: its pictures are made, and only their owner sees them. */
    private static @Nullable Reason refusal(Screening screening) {
        return screening.decision().compareTo(Decision.BLOCK) >= 0 ? screening.refusal() : null;
    }
}
