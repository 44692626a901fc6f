package io.civstack.ledger.consumer;

import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent.GenerationCancelled;
import io.civstack.events.GenerationEvent.GenerationCompleted;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.HoldId;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import io.civstack.ledger.hold.HoldRequest;
import io.civstack.ledger.lifecycle.Ledger;
import io.civstack.ledger.purse.Command;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Image jobs: a request sets Buzz aside, an end settles it. The hold is named after the job. */
@ApplicationScoped
class JobEvents {

    private final EventConsumer consumer;
    private final Ledger ledger;

    JobEvents(EventConsumers consumers, Ledger ledger) {
        this.ledger = ledger;
        this.consumer = consumers
                .of("jobs")
                .on(GenerationRequested.class, (event, _) -> hold(event))
                .on(
                        GenerationCompleted.class,
                        (event, _) -> settle(event.userId(), event.jobId(), event.delivered(), event.charged()))
                .on(
                        GenerationCancelled.class,
                        (event, _) -> settle(event.userId(), event.jobId(), event.delivered(), event.charged()))
                .on(GenerationFailed.class, (event, _) -> settle(event.userId(), event.jobId(), 0, Buzz.ZERO))
                .build();
    }

    @Incoming("jobs")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        consumer.receive(record);
    }

    private void hold(GenerationRequested event) {
        HoldRequest request = new HoldRequest(event.count(), event.unitPrice(), event.holdUntil());
        ledger.execute(event.userId(), new Command.PlaceHold(hold(event.jobId()), request));
    }

    private void settle(UserId owner, JobId job, int delivered, Buzz charged) {
        ledger.execute(owner, new Command.Settle(hold(job), delivered, charged));
    }

    private static HoldId hold(JobId job) {
        return new HoldId(job.value());
    }
}
