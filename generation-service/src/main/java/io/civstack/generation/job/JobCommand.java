package io.civstack.generation.job;

import io.civstack.events.ImageId;
import io.civstack.events.Reason;
import java.time.Instant;

/** What somebody wants to happen to a job: the ledger, moderation, a worker, its owner, or the clock. */
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

    /** The worker of this attempt has put a picture into the store. */
    record Store(int attempt, ImageId image, int index, Instant now) implements JobCommand {}

    /** This attempt is over without being finished. */
    record GiveBack(int attempt, Cause cause, Instant now) implements JobCommand {}

    /** Moderation judged a picture. */
    record Judge(ImageId image, Picture.Verdict verdict) implements JobCommand {}

    /** The owner wants no more. */
    record Cancel(Instant now) implements JobCommand {}

    /** The clock has passed the deadline of the state. */
    record Expire(Instant now) implements JobCommand {}

    /** Why an attempt is over. */
    sealed interface Cause {

        /** The worker stops for reasons of its own; nobody's fault. */
        record Released() implements Cause {}

        /** The worker was not heard of any more. */
        record Lost() implements Cause {}

        /** It went wrong and may go right elsewhere. */
        record Failed() implements Cause {}

        /** It will go wrong everywhere. */
        record Hopeless(Reason reason) implements Cause {}
    }
}
