package io.civstack.{name};

import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What is told of jobs. A handler runs in the transaction that also marks the event as seen. */
@ApplicationScoped
class JobEvents {

    private final EventConsumer consumer;

    JobEvents(EventConsumers consumers, SeenJobs jobs) {
        consumer = consumers.of("jobs")
                .on(GenerationRequested.class, (event, _) -> jobs.add(event.jobId(), event.userId()))
                .build();
    }

    @Incoming("jobs")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> event) {
        consumer.receive(event);
    }
}
