package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image job. It is sealed so that whoever asks where a job stands has an answer for every state, and each state has only the
 * transitions that are legal in it.
 */
public sealed interface Job {

    Order order();

    Album album();

    default List<Picture> pictures() {
        return album().pictures();
    }

    /** A job that will end, at {@link #by} at the latest in its present state. */
    sealed interface Live extends Job {
        Instant by();

        default Failed fail(Reason reason) {
            return new Failed(order(), album(), reason);
        }

        default Cancelled cancel(int delivered, Buzz charged) {
            return new Cancelled(order(), album(), delivered, charged);
        }
    }

    /** A job that is paid for and not cancelled: it can still be completed. */
    sealed interface Paid extends Live {

        default Completed complete(int delivered, Buzz charged, @Nullable Reason shortfall) {
            return new Completed(order(), album(), delivered, charged, shortfall);
        }

        default Cancelling cancelAwaitingVerdicts(Instant scanBy) {
            return new Cancelling(order(), scanBy, album());
        }
    }

    /** A paid job whose pictures are not all drawn. */
    sealed interface Unfinished extends Paid {

        default Scanning awaitVerdicts(Instant scanBy, @Nullable Reason shortfall) {
            return new Scanning(order(), scanBy, album(), shortfall);
        }
    }

    /** A job whose money is settled. Its pictures may still be judged anew. */
    sealed interface Ended extends Job {
        Buzz charged();
    }

    /** Accepted; the ledger and moderation answer in any order. */
    record Requested(Order order, Instant by, @Nullable Funding funding, boolean cleared) implements Live {

        @Override
        public Album album() {
            return Album.NONE;
        }

        Requested fund(Funding hold) {
            return new Requested(order, by, hold, cleared);
        }

        Requested clear() {
            return new Requested(order, by, funding, true);
        }

        Queued queue(Instant runBy) {
            if (funding == null || !cleared) {
                throw new IllegalStateException("a job is queued when it is paid for and its prompt is cleared");
            }
            return new Queued(order, runBy, Album.empty(funding), 0, 0);
        }
    }

    /** Waits for a worker; {@code attempt} is the number of the last one, 0 before the first. */
    record Queued(Order order, Instant by, Album album, int attempt, int strikes) implements Unfinished {

        Running start(int next) {
            if (next != attempt + 1) {
                throw new IllegalStateException("attempt " + next + " does not follow " + attempt);
            }
            return new Running(order, by, album, next, strikes);
        }
    }

    /** A worker has it. Whatever it reports carries its attempt. */
    record Running(Order order, Instant by, Album album, int attempt, int strikes) implements Unfinished {

        Running store(Picture picture) {
            return new Running(order, by, album.with(picture), attempt, strikes);
        }

        Queued giveBack(boolean strike) {
            return new Queued(order, by, album, attempt, strike ? strikes + 1 : strikes);
        }
    }

    /** Nothing more is drawn; verdicts are awaited. */
    record Scanning(
            Order order, Instant by, Album album, @Nullable Reason shortfall) implements Paid {}

    /** Cancelled by its owner; verdicts of what was drawn before are awaited, for that is paid. */
    record Cancelling(Order order, Instant by, Album album) implements Live {}

    /** Ended with something delivered; a {@code shortfall} says why it is less than was ordered. */
    record Completed(
            Order order,
            Album album,
            int delivered,
            Buzz charged,
            @Nullable Reason shortfall) implements Ended {}

    /** Ended with nothing to pay. */
    record Failed(Order order, Album album, Reason reason) implements Ended {
        @Override
        public Buzz charged() {
            return Buzz.ZERO;
        }
    }

    /** Ended because its owner wished so; what had been delivered is paid. */
    record Cancelled(Order order, Album album, int delivered, Buzz charged) implements Ended {}

    /** The same state with one picture changed. */
    default Job with(Picture picture) {
        Album next = album().with(picture);
        return switch (this) {
            case Requested requested ->
                throw new IllegalStateException("a job without a worker has no pictures: "
                        + requested.order().id());
            case Queued job -> new Queued(job.order, job.by, next, job.attempt, job.strikes);
            case Running job -> new Running(job.order, job.by, next, job.attempt, job.strikes);
            case Scanning job -> new Scanning(job.order, job.by, next, job.shortfall);
            case Cancelling job -> new Cancelling(job.order, job.by, next);
            case Completed job -> new Completed(job.order, next, job.delivered, job.charged, job.shortfall);
            case Failed job -> new Failed(job.order, next, job.reason);
            case Cancelled job -> new Cancelled(job.order, next, job.delivered, job.charged);
        };
    }
}
