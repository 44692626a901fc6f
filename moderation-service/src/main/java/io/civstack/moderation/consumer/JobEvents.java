package io.civstack.moderation.consumer;

import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.messaging.EventConsumer;
import io.civstack.messaging.EventConsumers;
import io.civstack.moderation.lifecycle.PromptScreener;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Screens the prompt of every job that is requested. */
@ApplicationScoped
class JobEvents {

    private final EventConsumer consumer;

    JobEvents(EventConsumers consumers, PromptScreener screener) {
        this.consumer = consumers
                .of("jobs")
                .on(GenerationRequested.class, (event, _) -> screener.screen(event))
                .build();
    }

    @Incoming("jobs")
    @Blocking
    void receive(ConsumerRecord<byte[], byte[]> record) {
        consumer.receive(record);
    }
}
