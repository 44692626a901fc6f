package io.civstack.generation.intake;

import io.civstack.events.DecisionEvent;
import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.ImageId;
import io.civstack.events.Reason;
import io.civstack.events.Subject;
import io.civstack.generation.job.Picture;
import io.civstack.generation.store.Jobs;
import io.civstack.messaging.Intake;
import io.civstack.messaging.Intakes;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What moderation says of pictures, from the first scan to the last appeal. */
@ApplicationScoped
public class DecisionFacts {

    private final Jobs jobs;
    private final Intake intake;

    DecisionFacts(Jobs jobs, Intakes intakes) {
        this.jobs = jobs;
        this.intake = intakes.of("decisions")
                .on(ScanCompleted.class, (event, _) -> decided(event, event.reason()))
                .on(ReviewDecided.class, (event, _) -> decided(event, event.reason()))
                .build();
    }

    @Incoming("decisions")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> fact) {
        intake.receive(fact);
    }

    private void decided(DecisionEvent event, @Nullable Reason reason) {
        if (event.subject().kind() == Subject.Kind.IMAGE) {
            jobs.judge(
                    new ImageId(event.subject().id()),
                    new Picture.Verdict(event.revision(), event.decision(), event.rating(), reason));
        }
    }
}
