package io.civstack.generation.consumer;

import io.civstack.events.DecisionEvent;
import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.ImageId;
import io.civstack.events.Reason;
import io.civstack.events.Subject;
import io.civstack.generation.job.Picture;
import io.civstack.generation.store.Jobs;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What moderation says of pictures, from the first scan to the last appeal. */
@ApplicationScoped
public class DecisionEvents {

    private final Jobs jobs;
    private final EventConsumer consumer;

    DecisionEvents(Jobs jobs, EventConsumers consumers) {
        this.jobs = jobs;
        this.consumer = consumers
                .of("decisions")
                .on(ScanCompleted.class, (event, _) -> decided(event, event.reason()))
                .on(ReviewDecided.class, (event, _) -> decided(event, event.reason()))
                .build();
    }

    @Incoming("decisions")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> event) {
        consumer.receive(event);
    }

    private void decided(DecisionEvent event, @Nullable Reason reason) {
        if (event.subject().kind() == Subject.Kind.IMAGE) {
            jobs.judge(
                    new ImageId(event.subject().id()),
                    new Picture.Verdict(event.revision(), event.decision(), event.rating(), reason));
        }
    }
}
