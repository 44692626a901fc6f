package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.context.Contexts;
import io.civstack.events.ConsumerGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final List<ConsumerGroup> DECLARED = Contexts.MODERATION.groups();

    @Test
    void areContentWithOneMethodAGroup() {
        assertThat(Channels.faults(DECLARED, List.of("images", "jobs"))).isEmpty();
    }

    @Test
    void nameWhatNobodyReadsWhatIsReadTwiceAndWhatWasNotDeclared() {
        // When
        List<String> faults = Channels.faults(DECLARED, List.of("jobs", "jobs", "holds"));

        // Then
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "group moderation.images has 0 @Incoming methods",
                        "group moderation.jobs has 2 @Incoming methods",
                        "@Incoming(\"holds\") reads what the context does not declare");
    }
}
