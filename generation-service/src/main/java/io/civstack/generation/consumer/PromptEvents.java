package io.civstack.generation.consumer;

import io.civstack.events.PromptEvent.PromptScreened;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.Reasons;
import io.civstack.generation.store.Jobs;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What moderation says of prompts. */
@ApplicationScoped
public class PromptEvents {

    private final Jobs jobs;
    private final InstantSource clock;
    private final EventConsumer consumer;

    PromptEvents(Jobs jobs, InstantSource clock, EventConsumers consumers) {
        this.jobs = jobs;
        this.clock = clock;
        this.consumer = consumers
                .of("prompts")
                .on(PromptScreened.class, (event, _) -> screened(event))
                .build();
    }

    @Incoming("prompts")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> event) {
        consumer.receive(event);
    }

    private void screened(PromptScreened event) {
        jobs.apply(event.jobId(), commandOf(event));
    }

    private JobCommand commandOf(PromptScreened event) {
        if (event.decision().visibleToOwner()) {
            return new JobCommand.NoteClearance(clock.instant());
        }
        return new JobCommand.Refuse(event.refusal() == null ? Reasons.PROMPT_REFUSED : event.refusal());
    }
}
