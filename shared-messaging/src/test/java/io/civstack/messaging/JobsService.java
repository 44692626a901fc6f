package io.civstack.messaging;

import io.civstack.events.Buzz;
import io.civstack.events.GenerationEvent.GenerationFailed;
import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.HoldEvent.BuzzCaptured;
import io.civstack.events.HoldId;
import io.civstack.events.JobId;
import io.civstack.fault.TransientFaultException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The smallest service there is: answers every request with an event of its own, and fails as its test wants. */
@Singleton
class JobsService {

    final List<JobId> handled = new CopyOnWriteArrayList<>();
    final AtomicInteger startsToFail = new AtomicInteger();
    final AtomicInteger attempts = new AtomicInteger();

    private final EventConsumer consumer;
    private final Outbox outbox;

    JobsService(EventConsumers consumers, Outbox outbox) {
        this.outbox = outbox;
        this.consumer = consumers
                .of("jobs")
                .on(GenerationRequested.class, this::answer)
                .on(GenerationStarted.class, this::failSometimes)
                .on(GenerationFailed.class, (event, envelope) -> {
                    throw new IllegalStateException("a bug");
                })
                .build();
    }

    @Incoming("jobs")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        consumer.receive(record);
    }

    private void answer(GenerationRequested event, Envelope envelope) {
        handled.add(event.jobId());
        outbox.append(new BuzzCaptured(new HoldId(event.jobId().value()), event.userId(), Buzz.of(event.count())));
    }

    private void failSometimes(GenerationStarted event, Envelope envelope) {
        attempts.incrementAndGet();
        if (startsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new TransientFaultException("not now");
        }
        handled.add(event.jobId());
    }
}
