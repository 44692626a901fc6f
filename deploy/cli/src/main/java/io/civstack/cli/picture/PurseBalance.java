package io.civstack.cli.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.RefusedException;
import java.io.IOException;
import java.time.Duration;

/**
 * What is left in the purse after a job. The ledger settles a moment after the job has ended, so this reads the purse
 * until no hold is open, and at most {@code READINGS_MAX} times: the holds of other jobs may stay open longer.
 */
public final class PurseBalance {

    public static final int READINGS_MAX = 20;
    static final Duration PAUSE = Duration.ofMillis(100);

    private PurseBalance() {}

    /** Reads the purse from the API. */
    @FunctionalInterface
    public interface Purse {
        JsonNode read() throws IOException, InterruptedException, RefusedException;
    }

    public static long available(Purse purse) throws IOException, InterruptedException, RefusedException {
        return available(purse, PAUSE);
    }

    static long available(Purse purse, Duration pause) throws IOException, InterruptedException, RefusedException {
        JsonNode reading = purse.read();
        for (int readings = 1; readings < READINGS_MAX && reading.path("held").asLong() > 0; readings++) {
            Thread.sleep(pause);
            reading = purse.read();
        }
        return reading.path("available").asLong();
    }
}
