package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Decision;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.generation.picture.ModerationDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Jobs in every state, made by the commands that lead there. */
final class JobFixtures {

    static final JobLimits LIMITS = new JobLimits(
            Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofMinutes(10), 3);
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final JobRules RULES = new JobRules(LIMITS);
    static final Reason SHORT_PURSE = new Reason("ledger/purse-short", "8 Buzz are missing.", "Claim the allowance.");

    private JobFixtures() {}

    static ImageOrder order(int count) {
        return LIMITS.order(new JobId(new UUID(0, 1)), new UserId("demo"), count, Buzz.of(4), NOON);
    }

    static Job requested(int count) {
        return RULES.open(order(count));
    }

    static Job queued(int count) {
        return queued(count, blue(count));
    }

    static Job queued(int count, Funding funding) {
        Job funded = after(requested(count), new JobCommand.NoteHold(funding, NOON));
        return after(funded, new JobCommand.NoteClearance(NOON));
    }

    static Job running(int count) {
        return after(queued(count), new JobCommand.Start());
    }

    static Job scanning(int count) {
        Job job = running(count);
        for (int index = 0; index < count; index++) {
            job = after(job, store(index));
        }
        return job;
    }

    static Funding blue(int count) {
        return new Funding(order(count).total(), false);
    }

    static Funding yellow(int count) {
        return new Funding(order(count).total(), true);
    }

    static ImageId image(int index) {
        return new ImageId(new UUID(7, index));
    }

    static JobCommand store(int index) {
        return new JobCommand.Store(1, image(index), index, NOON);
    }

    static JobCommand judge(int index, long revision, Decision decision, Rating rating) {
        return new JobCommand.Judge(image(index), new ModerationDecision(revision, decision, rating, null));
    }

    static JobCommand allow(int index) {
        return judge(index, 1, Decision.ALLOW, Rating.PG);
    }

    static JobCommand block(int index) {
        return judge(index, 1, Decision.BLOCK, Rating.XXX);
    }

    static JobCommand giveBack(JobCommand.Cause cause) {
        return new JobCommand.GiveBack(1, cause, NOON);
    }

    /** The job after a command that it must accept. */
    static Job after(Job job, JobCommand... commands) {
        Job state = job;
        for (JobCommand command : commands) {
            if (!(RULES.decide(state, command) instanceof JobDecision.Accepted accepted)) {
                throw new AssertionError(state + " does not accept " + command);
            }
            state = JobEvolution.evolve(state, accepted.events());
        }
        return state;
    }

    static JobDecision refused(JobDecision.Refusal refusal) {
        return new JobDecision.Refused(refusal);
    }
}
