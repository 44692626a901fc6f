package io.civstack.cli.picture;

import io.civstack.cli.api.RefusedException;
import io.civstack.local.process.Deadline;
import java.io.IOException;
import java.time.Duration;

/** Repeats a request while a service is away: one that restarts answers again after some seconds. */
public final class Retry {

    /** How long a service may be away before its last error is thrown. */
    public static final Duration AWAY_MAX = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int FIRST_FAULT = 500;

    private final Duration awayMax;
    private final Duration pause;

    Retry(Duration awayMax, Duration pause) {
        this.awayMax = awayMax;
        this.pause = pause;
    }

    public static Retry withDefaults() {
        return new Retry(AWAY_MAX, PAUSE);
    }

    /** A request to the platform. */
    @FunctionalInterface
    public interface Request<T> {
        T send() throws IOException, InterruptedException, RefusedException;
    }

    /** The first answer; after {@code AWAY_MAX} the error of the last try is thrown. A refusal is an answer. */
    public <T> T send(Request<T> request) throws IOException, InterruptedException, RefusedException {
        Deadline end = Deadline.in(awayMax);
        while (true) {
            try {
                return request.send();
            } catch (IOException e) {
                if (end.hasPassed()) {
                    throw e;
                }
            } catch (RefusedException e) {
                if (e.refusal().status() < FIRST_FAULT || end.hasPassed()) {
                    throw e;
                }
            }
            Thread.sleep(pause);
        }
    }
}
