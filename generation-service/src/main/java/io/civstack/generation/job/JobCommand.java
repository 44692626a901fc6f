package io.civstack.generation.job;

import io.civstack.events.ImageId;
import io.civstack.events.Reason;
import io.civstack.generation.picture.ModerationDecision;
import java.time.Instant;

/** A command to a job: from the ledger, moderation, a worker, its owner, or a sweeper when a deadline has passed. */
public sealed interface JobCommand {

    /** The ledger has set the price aside. */
    record NoteHold(Funding funding, Instant now) implements JobCommand {}

    /** Moderation lets the prompt pass. */
    record NoteClearance(Instant now) implements JobCommand {}

    /** The ledger or moderation refuses the job. */
    record Refuse(Reason reason) implements JobCommand {}

    /** The ledger closed the hold. */
    record LoseHold() implements JobCommand {}

    /** A worker takes the job from the queue. */
    record Start() implements JobCommand {}

    /** The worker of this attempt has put a picture into the object store. */
    record Store(int attempt, ImageId image, int index, Instant now) implements JobCommand {}

    /** This attempt is over without being finished. */
    record GiveBack(int attempt, Cause cause, Instant now) implements JobCommand {}

    /** Moderation decided about a picture. */
    record Judge(ImageId image, ModerationDecision decision) implements JobCommand {}

    /** The owner cancels. */
    record Cancel(Instant now) implements JobCommand {}

    /** The deadline of the state has passed. */
    record Expire(Instant now) implements JobCommand {}

    /** Why an attempt is over. */
    sealed interface Cause {

        /** The worker shuts down; does not count as a failure. */
        record Released() implements Cause {}

        /** The worker's lease ran out. */
        record Lost() implements Cause {}

        /** The attempt failed; another one may succeed. */
        record Failed() implements Cause {}

        /** Every other attempt would fail too. */
        record Hopeless(Reason reason) implements Cause {}
    }
}
