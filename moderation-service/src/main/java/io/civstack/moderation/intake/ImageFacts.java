package io.civstack.moderation.intake;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.messaging.Intake;
import io.civstack.messaging.Intakes;
import io.civstack.moderation.store.ScanQueue;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Enters every new picture into the scan queue. Reading it is network work and happens after the commit. */
@ApplicationScoped
class ImageFacts {

    private final Intake intake;

    ImageFacts(Intakes intakes, ScanQueue queue) {
        this.intake = intakes.of("images")
                .on(ImageUploaded.class, (event, _) -> queue.enter(event))
                .build();
    }

    @Incoming("images")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        intake.receive(record);
    }
}
