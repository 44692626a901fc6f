package io.civstack.{name};

import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.messaging.Intake;
import io.civstack.messaging.Intakes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What is told of jobs. A handler runs in the transaction that also marks the fact as seen. */
@ApplicationScoped
class JobFacts {

    private final Intake intake;

    JobFacts(Intakes intakes, SeenJobs jobs) {
        intake = intakes.of("jobs")
                .on(GenerationRequested.class, (event, _) -> jobs.add(event.jobId(), event.userId()))
                .build();
    }

    @Incoming("jobs")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> fact) {
        intake.receive(fact);
    }
}
