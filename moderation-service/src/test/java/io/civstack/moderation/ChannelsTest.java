package io.civstack.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.ConsumerGroup;
import io.civstack.events.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    @Test
    void readsTheTopicsAndAsTheGroupsOfTheCatalogue() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ChannelsTest.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        }
        Map<String, ConsumerGroup> channels =
                Map.of("jobs", Topics.MODERATION_READS_JOBS, "images", Topics.MODERATION_READS_IMAGES);

        channels.forEach((channel, group) -> assertThat(properties)
                .containsEntry(
                        "mp.messaging.incoming." + channel + ".topic",
                        group.topic().name())
                .containsEntry("mp.messaging.incoming." + channel + ".group.id", group.name()));
    }
}
