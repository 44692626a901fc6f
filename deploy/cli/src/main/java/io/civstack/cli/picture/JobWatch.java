package io.civstack.cli.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.LiveFeed;
import io.civstack.cli.api.LiveFeed.LiveEvent;
import io.civstack.cli.api.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows jobs to their end: by the live feed, and by polling in case the feed lost an event.
 *
 * <p>Open it before the job is requested, so that no event of a fast job is missed.
 */
public final class JobWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");
    private static final String JOB_EVENTS = "generation.job-";
    private static final Duration POLL_BESIDE_FEED = Duration.ofMillis(700);
    private static final Duration POLL_WITHOUT_FEED = Duration.ofMillis(250);

    private final Retry retry = Retry.withDefaults();
    private final Gateway gateway;
    private final @Nullable LiveFeed feed;

    private JobWatch(Gateway gateway, @Nullable LiveFeed feed) {
        this.gateway = gateway;
        this.feed = feed;
    }

    public static JobWatch open(Gateway gateway) throws InterruptedException {
        try {
            return new JobWatch(gateway, gateway.live());
        } catch (IOException | RefusedException e) {
            LOG.warn("event=live-feed-unavailable cause=\"{}\"", e.getMessage());
            return new JobWatch(gateway, null);
        }
    }

    /** Gets every change of a job. Steps come from the live feed and may be missing. */
    public interface Listener {

        /** For those who wait for the end only. */
        Listener NONE = new Listener() {};

        default void onJob(JsonNode job) {}

        default void onStep(int picture, int count, int step, int steps) {}
    }

    /** The job as it ended. */
    public JsonNode follow(JsonNode created, Listener listener)
            throws IOException, InterruptedException, RefusedException {
        String id = created.path("id").asText();
        JsonNode job = created;
        listener.onJob(job);
        while (!hasEnded(job)) {
            if (isToBePolled(id, listener)) {
                job = retry.send(() -> gateway.get("/api/v1/images/" + id).orThrow());
                listener.onJob(job);
            }
        }
        return job;
    }

    public static boolean hasEnded(JsonNode job) {
        return ENDS.contains(job.path("status").asText());
    }

    /** Waits for the next event. A step is passed on; other events of this job mean that it has changed. */
    private boolean isToBePolled(String id, Listener listener) throws InterruptedException {
        LiveFeed live = feed;
        if (live == null || !live.isOpen()) {
            TimeUnit.MILLISECONDS.sleep(POLL_WITHOUT_FEED.toMillis());
            return true;
        }
        Optional<LiveEvent> next = live.next(POLL_BESIDE_FEED);
        if (next.isEmpty()) {
            return true;
        }
        LiveEvent event = next.get();
        JsonNode data = event.data();
        if (!event.name().startsWith(JOB_EVENTS) || !data.path("jobId").asText().equals(id)) {
            return false;
        }
        if (event.name().equals(JOB_EVENTS + "progressed")) {
            listener.onStep(
                    data.path("picture").asInt(),
                    data.path("count").asInt(),
                    data.path("step").asInt(),
                    data.path("steps").asInt());
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
    }
}
