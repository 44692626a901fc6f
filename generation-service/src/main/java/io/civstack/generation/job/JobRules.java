package io.civstack.generation.job;

import io.civstack.events.ImageId;
import io.civstack.events.Reason;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.job.JobDecision.Accepted;
import io.civstack.generation.job.JobDecision.AlreadyDone;
import io.civstack.generation.job.JobDecision.Refusal;
import io.civstack.generation.job.JobDecision.Refused;
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
import io.civstack.generation.picture.ModerationDecision;
import io.civstack.generation.picture.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what a command does to a job. Pure: the time comes in with the command. */
public final class JobRules {

    private final JobLimits limits;

    public JobRules(JobLimits limits) {
        this.limits = limits;
    }

    /** A job that has just been accepted. */
    public Job.Requested open(ImageOrder order) {
        return new Job.Requested(order, limits.joinBy(order), null, false);
    }

    /** What the command does; the events are to be applied by {@link JobEvolution#evolve}. */
    public JobDecision decide(Job job, JobCommand command) {
        return switch (command) {
            case JobCommand.NoteHold hold -> noteHold(job, hold);
            case JobCommand.NoteClearance clearance -> noteClearance(job, clearance.now());
            case JobCommand.Refuse refuse -> refuse(job, refuse.reason());
            case JobCommand.LoseHold _ -> loseHold(job);
            case JobCommand.Start _ -> start(job);
            case JobCommand.Store store -> store(job, store);
            case JobCommand.GiveBack back -> giveBack(job, back);
            case JobCommand.Judge judge -> judge(job, judge.image(), judge.decision());
            case JobCommand.Cancel cancel -> cancel(job, cancel.now());
            case JobCommand.Expire expire -> expire(job, expire.now());
        };
    }

    private JobDecision noteHold(Job job, JobCommand.NoteHold command) {
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

    private JobDecision noteClearance(Job job, Instant now) {
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
        return new JobQueued(limits.runBy(now));
    }

    /** The decision about an answer of the ledger or moderation that the job no longer waits for. */
    private static JobDecision answerOf(Job job) {
        return job instanceof Job.Ended ? new Refused(Refusal.ENDED) : new AlreadyDone();
    }

    private static JobDecision refuse(Job job, Reason reason) {
        return job instanceof Job.Requested ? Accepted.of(new JobFailed(reason)) : answerOf(job);
    }

    private static JobDecision loseHold(Job job) {
        if (job instanceof Job.Ended) {
            return new AlreadyDone();
        }
        List<JobEvent> events = new ArrayList<>(Settlement.quarantine(job.jobPictures()));
        events.add(new JobFailed(JobReasons.HOLD_GONE));
        return new Accepted(events);
    }

    private static JobDecision start(Job job) {
        return job instanceof Job.Queued queued
                ? Accepted.of(new AttemptStarted(queued.attempt() + 1))
                : new Refused(Refusal.NOT_QUEUED);
    }

    private JobDecision store(Job job, JobCommand.Store command) {
        if (job.jobPictures().find(command.image()).isPresent()) {
            return new AlreadyDone();
        }
        if (!(job instanceof Job.Running running)) {
            return new Refused(job instanceof Job.Queued ? Refusal.STALE_ATTEMPT : Refusal.ENDED);
        }
        if (running.attempt() != command.attempt()) {
            return new Refused(Refusal.STALE_ATTEMPT);
        }
        int index = command.index();
        if (index < 0 || index >= job.order().count() || job.jobPictures().contains(index)) {
            return new Refused(Refusal.NO_SUCH_PICTURE);
        }
        PictureStored stored = new PictureStored(Picture.stored(command.image(), index));
        boolean last = job.pictures().size() + 1 == job.order().count();
        return last
                ? Accepted.of(stored, new ScanAwaited(limits.scanBy(job.order(), command.now()), null))
                : Accepted.of(stored);
    }

    private JobDecision giveBack(Job job, JobCommand.GiveBack command) {
        if (!(job instanceof Job.Running running) || running.attempt() != command.attempt()) {
            return new Refused(job instanceof Job.Ended ? Refusal.ENDED : Refusal.STALE_ATTEMPT);
        }
        return switch (command.cause()) {
            case Cause.Released _ -> Accepted.of(new AttemptGivenBack(false));
            case Cause.Lost _ -> strike(running, command.now());
            case Cause.Failed _ -> strike(running, command.now());
            case Cause.Hopeless hopeless -> new Accepted(stopGenerating(running, hopeless.reason(), command.now()));
        };
    }

    private JobDecision strike(Job.Running job, Instant now) {
        return job.strikes() + 1 < limits.strikesMax()
                ? Accepted.of(new AttemptGivenBack(true))
                : new Accepted(stopGenerating(job, JobReasons.ATTEMPTS_USED_UP, now));
    }

    /** No more pictures will come: the job waits for the scans of those it has, or ends at once when none is open. */
    private List<JobEvent> stopGenerating(Job.Live job, Reason shortfall, Instant now) {
        if (job.jobPictures().awaitsScan()) {
            return List.of(new ScanAwaited(limits.scanBy(job.order(), now), shortfall));
        }
        return List.of(Settlement.ofScanned(job.order(), job.jobPictures(), shortfall));
    }

    private static JobDecision judge(Job job, ImageId image, ModerationDecision decision) {
        Picture known = job.jobPictures().find(image).orElse(null);
        if (known == null) {
            return new Refused(Refusal.NO_SUCH_PICTURE);
        }
        if (decision.revision() <= known.revision()) {
            return new AlreadyDone();
        }
        Picture judged = known.judged(decision, job.jobPictures().funding().paysFor(decision.rating()));
        List<JobEvent> events = new ArrayList<>();
        events.add(new PictureJudged(judged));
        JobPictures after = job.jobPictures().with(judged);
        if (!after.awaitsScan()) {
            events.addAll(Settlement.whenAllScanned(job, after));
        }
        return new Accepted(events);
    }

    private JobDecision cancel(Job job, Instant now) {
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
        return job.jobPictures().awaitsScan()
                ? new CancelAwaited(limits.scanBy(job.order(), now))
                : Settlement.ofCancelled(job.order(), job.jobPictures());
    }

    private JobDecision expire(Job job, Instant now) {
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
                                requested.funding() == null ? JobReasons.HOLD_OVERDUE : JobReasons.SCREEN_OVERDUE));
                    case Job.Queued queued -> stopGenerating(queued, JobReasons.RUN_OVERDUE, now);
                    case Job.Running running -> stopGenerating(running, JobReasons.RUN_OVERDUE, now);
                    case Job.Scanning scanning -> Settlement.whenScanOverdue(scanning);
                    case Job.Cancelling cancelling -> Settlement.whenScanOverdue(cancelling);
                });
    }
}
