package io.civstack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    @Test
    void readsTheTopicAndAsTheGroupOfTheCatalogue() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ChannelsTest.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        }

        assertThat(properties)
                .containsEntry(
                        "mp.messaging.incoming.jobs.topic",
                        Topics.LEDGER_READS_JOBS.topic().name())
                .containsEntry("mp.messaging.incoming.jobs.group.id", Topics.LEDGER_READS_JOBS.name());
    }
}
