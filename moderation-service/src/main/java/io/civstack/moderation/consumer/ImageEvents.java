package io.civstack.moderation.consumer;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.civstack.moderation.table.ScanQueue;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Enters every new picture into the scan queue. Reading it is network work and happens after the commit. */
@ApplicationScoped
class ImageEvents {

    private final EventConsumer consumer;

    ImageEvents(EventConsumers consumers, ScanQueue queue) {
        this.consumer = consumers
                .of("images")
                .on(ImageUploaded.class, (event, _) -> queue.enter(event))
                .build();
    }

    @Incoming("images")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        consumer.receive(record);
    }
}
