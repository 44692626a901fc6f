package io.civstack.local.draw;

import io.civstack.local.api.RefusedException;
import java.io.IOException;
import java.time.Duration;

/** Asks on while a service is away: one that restarts is back after some seconds, and the job that is asked for was never gone. */
public final class Patience {

    public static final Duration AWAY_MAX = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int FIRST_FAULT = 500;

    private final Duration awayMax;
    private final Duration pause;

    Patience(Duration awayMax, Duration pause) {
        this.awayMax = awayMax;
        this.pause = pause;
    }

    public static Patience ofUsers() {
        return new Patience(AWAY_MAX, PAUSE);
    }

    /** Something asked of the platform. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws IOException, InterruptedException, RefusedException;
    }

    /** The first answer, or what the last try met when nobody has answered for so long. A refusal is an answer. */
    public <T> T answer(Question<T> question) throws IOException, InterruptedException, RefusedException {
        long giveUpAt = System.nanoTime() + awayMax.toNanos();
        while (true) {
            try {
                return question.ask();
            } catch (IOException e) {
                if (System.nanoTime() - giveUpAt >= 0) {
                    throw e;
                }
            } catch (RefusedException e) {
                if (e.refusal().status() < FIRST_FAULT || System.nanoTime() - giveUpAt >= 0) {
                    throw e;
                }
            }
            Thread.sleep(pause);
        }
    }
}
