package io.civstack.generation.job;

import io.civstack.events.ImageId;
import io.civstack.events.Reason;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.job.JobEvent.AttemptGivenBack;
import io.civstack.generation.job.JobEvent.AttemptStarted;
import io.civstack.generation.job.JobEvent.CancelAwaited;
import io.civstack.generation.job.JobEvent.ClearanceNoted;
import io.civstack.generation.job.JobEvent.HoldNoted;
import io.civstack.generation.job.JobEvent.JobFailed;
import io.civstack.generation.job.JobEvent.JobQueued;
import io.civstack.generation.job.JobEvent.PictureJudged;
import io.civstack.generation.job.JobEvent.PictureStored;
import io.civstack.generation.job.JobEvent.ScanAwaited;
import io.civstack.generation.job.Outcome.Accepted;
import io.civstack.generation.job.Outcome.AlreadyDone;
import io.civstack.generation.job.Outcome.Refusal;
import io.civstack.generation.job.Outcome.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what a command does to a job. Pure: the clock comes in with the command. */
public final class JobRules {

    private final Terms terms;

    public JobRules(Terms terms) {
        this.terms = terms;
    }

    /** A job as it is accepted. */
    public Job.Requested open(Order order) {
        return new Job.Requested(order, terms.joinBy(order), null, false);
    }

    /** What the command does; the events are to be applied by {@link History#evolve}. */
    public Outcome decide(Job job, JobCommand command) {
        return switch (command) {
            case JobCommand.NoteHold hold -> noteHold(job, hold);
            case JobCommand.NoteClearance clearance -> noteClearance(job, clearance.now());
            case JobCommand.Refuse refuse -> refuse(job, refuse.reason());
            case JobCommand.LoseHold _ -> loseHold(job);
            case JobCommand.Start _ -> start(job);
            case JobCommand.Store store -> store(job, store);
            case JobCommand.GiveBack back -> giveBack(job, back);
            case JobCommand.Judge judge -> judge(job, judge.image(), judge.verdict());
            case JobCommand.Cancel cancel -> cancel(job, cancel.now());
            case JobCommand.Expire expire -> expire(job, expire.now());
        };
    }

    private Outcome noteHold(Job job, JobCommand.NoteHold command) {
        if (!(job instanceof Job.Requested requested)) {
            return answerOf(job);
        }
        if (requested.funding() != null) {
            return new AlreadyDone();
        }
        if (!command.funding().amount().equals(job.order().total())) {
            throw new IllegalArgumentException("a hold of " + command.funding().amount() + " for an order of "
                    + job.order().total());
        }
        HoldNoted noted = new HoldNoted(command.funding());
        return requested.cleared() ? Accepted.of(noted, queue(command.now())) : Accepted.of(noted);
    }

    private Outcome noteClearance(Job job, Instant now) {
        if (!(job instanceof Job.Requested requested)) {
            return answerOf(job);
        }
        if (requested.cleared()) {
            return new AlreadyDone();
        }
        ClearanceNoted noted = new ClearanceNoted();
        return requested.funding() == null ? Accepted.of(noted) : Accepted.of(noted, queue(now));
    }

    private JobQueued queue(Instant now) {
        return new JobQueued(terms.runBy(now));
    }

    /** An answer that comes when the job no longer asks: it was given before, or the job has ended without it. */
    private static Outcome answerOf(Job job) {
        return job instanceof Job.Ended ? new Refused(Refusal.ENDED) : new AlreadyDone();
    }

    private static Outcome refuse(Job job, Reason reason) {
        return job instanceof Job.Requested ? Accepted.of(new JobFailed(reason)) : answerOf(job);
    }

    private static Outcome loseHold(Job job) {
        if (job instanceof Job.Ended) {
            return new AlreadyDone();
        }
        List<JobEvent> events = new ArrayList<>(Settlement.quarantine(job.album()));
        events.add(new JobFailed(Reasons.HOLD_GONE));
        return new Accepted(events);
    }

    private static Outcome start(Job job) {
        return job instanceof Job.Queued queued
                ? Accepted.of(new AttemptStarted(queued.attempt() + 1))
                : new Refused(Refusal.NOT_QUEUED);
    }

    private Outcome store(Job job, JobCommand.Store command) {
        if (job.album().find(command.image()).isPresent()) {
            return new AlreadyDone();
        }
        if (!(job instanceof Job.Running running)) {
            return new Refused(job instanceof Job.Queued ? Refusal.STALE_ATTEMPT : Refusal.ENDED);
        }
        if (running.attempt() != command.attempt()) {
            return new Refused(Refusal.STALE_ATTEMPT);
        }
        int index = command.index();
        if (index < 0 || index >= job.order().count() || job.album().holds(index)) {
            return new Refused(Refusal.NO_SUCH_PICTURE);
        }
        PictureStored stored = new PictureStored(Picture.stored(command.image(), index));
        boolean last = job.pictures().size() + 1 == job.order().count();
        return last
                ? Accepted.of(stored, new ScanAwaited(terms.scanBy(job.order(), command.now()), null))
                : Accepted.of(stored);
    }

    private Outcome giveBack(Job job, JobCommand.GiveBack command) {
        if (!(job instanceof Job.Running running) || running.attempt() != command.attempt()) {
            return new Refused(job instanceof Job.Ended ? Refusal.ENDED : Refusal.STALE_ATTEMPT);
        }
        return switch (command.cause()) {
            case Cause.Released _ -> Accepted.of(new AttemptGivenBack(false));
            case Cause.Lost _ -> strike(running, command.now());
            case Cause.Failed _ -> strike(running, command.now());
            case Cause.Hopeless hopeless -> new Accepted(stopDrawing(running, hopeless.reason(), command.now()));
        };
    }

    private Outcome strike(Job.Running job, Instant now) {
        return job.strikes() + 1 < terms.strikesMax()
                ? Accepted.of(new AttemptGivenBack(true))
                : new Accepted(stopDrawing(job, Reasons.ATTEMPTS_USED_UP, now));
    }

    /** No more pictures will come: what there is goes on to its verdicts, and is settled when it has them. */
    private List<JobEvent> stopDrawing(Job.Live job, Reason shortfall, Instant now) {
        if (job.album().awaitsVerdicts()) {
            return List.of(new ScanAwaited(terms.scanBy(job.order(), now), shortfall));
        }
        return List.of(Settlement.ofScanned(job.order(), job.album(), shortfall));
    }

    private static Outcome judge(Job job, ImageId image, Picture.Verdict verdict) {
        Picture known = job.album().find(image).orElse(null);
        if (known == null) {
            return new Refused(Refusal.NO_SUCH_PICTURE);
        }
        if (verdict.revision() <= known.revision()) {
            return new AlreadyDone();
        }
        Picture judged = known.judged(verdict, job.album().funding());
        List<JobEvent> events = new ArrayList<>();
        events.add(new PictureJudged(judged));
        Album after = job.album().with(judged);
        if (!after.awaitsVerdicts()) {
            events.addAll(Settlement.whenAllJudged(job, after));
        }
        return new Accepted(events);
    }

    private Outcome cancel(Job job, Instant now) {
        return switch (job) {
            case Job.Completed _ -> new Refused(Refusal.ENDED);
            case Job.Failed _ -> new Refused(Refusal.ENDED);
            case Job.Cancelled _ -> new AlreadyDone();
            case Job.Cancelling _ -> new AlreadyDone();
            case Job.Scanning scanning -> Accepted.of(new CancelAwaited(scanning.by()));
            case Job.Requested live -> Accepted.of(stop(live, now));
            case Job.Queued live -> Accepted.of(stop(live, now));
            case Job.Running live -> Accepted.of(stop(live, now));
        };
    }

    private JobEvent stop(Job.Live job, Instant now) {
        return job.album().awaitsVerdicts()
                ? new CancelAwaited(terms.scanBy(job.order(), now))
                : Settlement.ofCancelled(job.order(), job.album());
    }

    private Outcome expire(Job job, Instant now) {
        if (!(job instanceof Job.Live live)) {
            return new AlreadyDone();
        }
        if (now.isBefore(live.by())) {
            return new Refused(Refusal.NOT_DUE);
        }
        return new Accepted(
                switch (live) {
                    case Job.Requested requested ->
                        List.of(new JobFailed(
                                requested.funding() == null ? Reasons.HOLD_OVERDUE : Reasons.SCREEN_OVERDUE));
                    case Job.Queued queued -> stopDrawing(queued, Reasons.RUN_OVERDUE, now);
                    case Job.Running running -> stopDrawing(running, Reasons.RUN_OVERDUE, now);
                    case Job.Scanning scanning -> Settlement.withoutVerdicts(scanning);
                    case Job.Cancelling cancelling -> Settlement.withoutVerdicts(cancelling);
                });
    }
}
