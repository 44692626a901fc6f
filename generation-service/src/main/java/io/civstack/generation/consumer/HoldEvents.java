package io.civstack.generation.consumer;

import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.HoldEvent.BuzzHoldRefused;
import io.civstack.events.HoldEvent.BuzzReleased;
import io.civstack.events.HoldId;
import io.civstack.events.JobId;
import io.civstack.generation.job.Funding;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.store.Jobs;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the ledger says of the holds that jobs asked for; a hold has the id of its job. */
@ApplicationScoped
public class HoldEvents {

    private final Jobs jobs;
    private final InstantSource clock;
    private final EventConsumer consumer;

    HoldEvents(Jobs jobs, InstantSource clock, EventConsumers consumers) {
        this.jobs = jobs;
        this.clock = clock;
        this.consumer = consumers
                .of("holds")
                .on(BuzzHeld.class, (event, _) -> held(event))
                .on(BuzzHoldRefused.class, (event, _) -> refused(event))
                .on(BuzzReleased.class, (event, _) -> released(event))
                .build();
    }

    @Incoming("holds")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> event) {
        consumer.receive(event);
    }

    private void held(BuzzHeld event) {
        jobs.apply(jobOf(event.holdId()), new JobCommand.NoteHold(Funding.of(event), clock.instant()));
    }

    private void refused(BuzzHoldRefused event) {
        jobs.apply(jobOf(event.holdId()), new JobCommand.Refuse(event.reason()));
    }

    /** Usually the echo of the job's own end, which the job answers with "already done". */
    private void released(BuzzReleased event) {
        jobs.apply(jobOf(event.holdId()), new JobCommand.LoseHold());
    }

    private static JobId jobOf(HoldId hold) {
        return new JobId(hold.value());
    }
}
