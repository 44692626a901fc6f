package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.generation.picture.Picture;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image job. It is sealed so that a switch over its states is complete, and each state has only the transitions that
 * are legal in it.
 */
public sealed interface Job {

    ImageOrder order();

    JobPictures jobPictures();

    default List<Picture> pictures() {
        return jobPictures().pictures();
    }

    /** A job that has not ended; it leaves its present state by {@link #by} at the latest. */
    sealed interface Live extends Job {
        Instant by();

        default Failed fail(Reason reason) {
            return new Failed(order(), jobPictures(), reason);
        }

        default Cancelled cancel(int delivered, Buzz charged) {
            return new Cancelled(order(), jobPictures(), delivered, charged);
        }
    }

    /** A job that is paid for and not cancelled: it can still be completed. */
    sealed interface Paid extends Live {

        default Completed complete(int delivered, Buzz charged, @Nullable Reason shortfall) {
            return new Completed(order(), jobPictures(), delivered, charged, shortfall);
        }

        default Cancelling cancelAwaitingScan(Instant scanBy) {
            return new Cancelling(order(), scanBy, jobPictures());
        }
    }

    /** A paid job whose pictures are not all generated. */
    sealed interface Unfinished extends Paid {

        default Scanning awaitScan(Instant scanBy, @Nullable Reason shortfall) {
            return new Scanning(order(), scanBy, jobPictures(), shortfall);
        }
    }

    /** A job whose charge is final. Later decisions of moderation may still change its pictures. */
    sealed interface Ended extends Job {
        Buzz charged();
    }

    /** Accepted; waits for the ledger and moderation, which answer in any order. */
    record Requested(ImageOrder order, Instant by, @Nullable Funding funding, boolean cleared) implements Live {

        @Override
        public JobPictures jobPictures() {
            return JobPictures.NONE;
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
            return new Queued(order, runBy, JobPictures.empty(funding), 0, 0);
        }
    }

    /** Waits for a worker; {@code attempt} is the number of the last one, 0 before the first. */
    record Queued(ImageOrder order, Instant by, JobPictures jobPictures, int attempt, int strikes)
            implements Unfinished {

        Running start(int next) {
            if (next != attempt + 1) {
                throw new IllegalStateException("attempt " + next + " does not follow " + attempt);
            }
            return new Running(order, by, jobPictures, next, strikes);
        }
    }

    /** A worker generates its pictures, as the attempt of that number. */
    record Running(ImageOrder order, Instant by, JobPictures jobPictures, int attempt, int strikes)
            implements Unfinished {

        Running store(Picture picture) {
            return new Running(order, by, jobPictures.with(picture), attempt, strikes);
        }

        Queued giveBack(boolean strike) {
            return new Queued(order, by, jobPictures, attempt, strike ? strikes + 1 : strikes);
        }
    }

    /** No more pictures are generated; scans are awaited. */
    record Scanning(
            ImageOrder order,
            Instant by,
            JobPictures jobPictures,
            @Nullable Reason shortfall) implements Paid {}

    /** Cancelled by its owner; scans of the pictures stored before are awaited, because those are charged. */
    record Cancelling(ImageOrder order, Instant by, JobPictures jobPictures) implements Live {}

    /** Ended with at least one picture delivered; a {@code shortfall} says why there are fewer than ordered. */
    record Completed(
            ImageOrder order,
            JobPictures jobPictures,
            int delivered,
            Buzz charged,
            @Nullable Reason shortfall) implements Ended {}

    /** Ended with nothing to pay. */
    record Failed(ImageOrder order, JobPictures jobPictures, Reason reason) implements Ended {
        @Override
        public Buzz charged() {
            return Buzz.ZERO;
        }
    }

    /** Ended because its owner cancelled it; pictures delivered before are charged. */
    record Cancelled(ImageOrder order, JobPictures jobPictures, int delivered, Buzz charged) implements Ended {}

    /** The same state with one picture changed. */
    default Job with(Picture picture) {
        JobPictures next = jobPictures().with(picture);
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
