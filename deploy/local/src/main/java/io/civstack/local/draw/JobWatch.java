package io.civstack.local.draw;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.local.api.Gateway;
import io.civstack.local.api.LiveFeed;
import io.civstack.local.api.LiveFeed.LiveEvent;
import io.civstack.local.api.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows jobs to their end: told by the live feed, and asking now and then in case the feed has lost something.
 *
 * <p>Open it before the job is asked for, so that nothing of a fast job is missed.
 */
public final class JobWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");
    private static final String JOB_EVENTS = "generation.job-";
    private static final Duration ASK_BESIDE_FEED = Duration.ofMillis(700);
    private static final Duration ASK_WITHOUT_FEED = Duration.ofMillis(250);

    private final Patience patience = Patience.ofUsers();
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

    /** Who wants to know. Steps come from the lossy feed and may be missing. */
    public interface Listener {
        void onJob(JsonNode job);

        void onStep(int picture, int count, int step, int steps);
    }

    /** The job as it ended. */
    public JsonNode follow(JsonNode created, Listener listener)
            throws IOException, InterruptedException, RefusedException {
        String id = created.path("id").asText();
        JsonNode job = created;
        listener.onJob(job);
        while (!hasEnded(job)) {
            if (worthAsking(id, listener)) {
                job = patience.answer(() -> gateway.get("/api/v1/images/" + id).orThrow());
                listener.onJob(job);
            }
        }
        return job;
    }

    public static boolean hasEnded(JsonNode job) {
        return ENDS.contains(job.path("status").asText());
    }

    /** Waits for the next sign; a step is passed on and is no reason to ask. */
    private boolean worthAsking(String id, Listener listener) throws InterruptedException {
        LiveFeed live = feed;
        if (live == null || !live.isOpen()) {
            TimeUnit.MILLISECONDS.sleep(ASK_WITHOUT_FEED.toMillis());
            return true;
        }
        Optional<LiveEvent> sign = live.next(ASK_BESIDE_FEED);
        if (sign.isEmpty()) {
            return true;
        }
        LiveEvent event = sign.get();
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
