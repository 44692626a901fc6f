package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.e2e.Money.Purse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A layer that is down makes things private, not public. */
@Tag("matrix")
@ExtendWith(RunningPlatform.class)
class ModerationDownIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Platform platform;

    ModerationDownIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void keepsPicturesPrivateWhileModerationIsAwayAndSettlesWhenItIsBack() throws Exception {
        // Given
        ApiClient user = platform.as("moderator");
        ApiClient otherUser = platform.as("support");
        Jobs jobs = new Jobs(user);
        Money money = new Money(platform);
        money.claim("moderator");
        Purse before = money.purse("moderator");
        String id = jobs.ask(Jobs.longRequest().put("count", 1)).path("id").asText();
        jobs.untilUnderWay(id);

        // When
        platform.freeze("moderation");
        JsonNode waiting = jobs.until(
                id,
                LIMIT,
                "a job that waits for its scan",
                job -> job.path("status").asText().equals("scanning"));
        String picture = waiting.path("pictures").path(0).path("url").asText();
        int toOtherUser = otherUser.get(picture).status();
        int published = user.post(picture + "/publish").status();
        String gallery = otherUser.get("/api/v1/gallery").text();
        Purse meanwhile = money.purse("moderator");
        platform.thaw("moderation");
        JsonNode job = jobs.untilEnded(id, LIMIT);
        money.isSettledEverywhere();

        // Then
        assertThat(toOtherUser).isEqualTo(404);
        assertThat(published).isEqualTo(409);
        assertThat(gallery).doesNotContain(picture);
        assertThat(meanwhile.held()).isEqualTo(job.path("total").asLong());
        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(before.available() - money.purse("moderator").available())
                .isEqualTo(job.path("charged").asLong());
    }

    @Test
    void drawsNothingBeforeThePromptIsScreened() throws Exception {
        // Given
        Jobs jobs = new Jobs(platform.as("moderator"));
        Money money = new Money(platform);
        money.claim("moderator");
        platform.freeze("moderation");

        // When
        String id = jobs.ask(Jobs.request(Jobs.PROMPT)).path("id").asText();
        jobs.until(id, LIMIT, "the hold", job -> money.purse("moderator").held() > 0);
        String status = jobs.read(id).path("status").asText();
        platform.thaw("moderation");
        JsonNode job = jobs.untilEnded(id, LIMIT);
        money.isSettledEverywhere();

        // Then
        assertThat(status).isEqualTo("requested");
        assertThat(job.path("status").asText()).isEqualTo("completed");
    }
}
