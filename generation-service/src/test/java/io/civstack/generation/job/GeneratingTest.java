package io.civstack.generation.job;

import static io.civstack.generation.job.JobFixtures.LIMITS;
import static io.civstack.generation.job.JobFixtures.NOON;
import static io.civstack.generation.job.JobFixtures.RULES;
import static io.civstack.generation.job.JobFixtures.after;
import static io.civstack.generation.job.JobFixtures.allow;
import static io.civstack.generation.job.JobFixtures.giveBack;
import static io.civstack.generation.job.JobFixtures.image;
import static io.civstack.generation.job.JobFixtures.queued;
import static io.civstack.generation.job.JobFixtures.refused;
import static io.civstack.generation.job.JobFixtures.running;
import static io.civstack.generation.job.JobFixtures.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Buzz;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.job.JobDecision.Refusal;
import io.civstack.generation.picture.Picture;
import io.civstack.generation.picture.PictureReasons;
import org.junit.jupiter.api.Test;

class GeneratingTest {

    private static final JobCommand START = new JobCommand.Start();

    @Test
    void countsAttemptsFromOne() {
        // When
        Job job = after(queued(1), START);

        // Then
        assertThat(((Job.Running) job).attempt()).isEqualTo(1);
    }

    @Test
    void startsOnlyWhatIsQueued() {
        // When
        JobDecision decision = RULES.decide(running(1), START);

        // Then
        assertThat(decision).isEqualTo(refused(Refusal.NOT_QUEUED));
    }

    @Test
    void runsUntilTheLastPictureIsStored() {
        // When
        Job afterOne = after(running(2), store(0));
        Job afterBoth = after(running(2), store(0), store(1));

        // Then
        assertThat(afterOne).isInstanceOf(Job.Running.class);
        assertThat(((Job.Scanning) afterBoth).by()).isEqualTo(NOON.plus(LIMITS.scan()));
    }

    @Test
    void refusesThePictureOfAnEarlierAttempt() {
        // Given
        Job secondAttempt = after(running(1), giveBack(new Cause.Lost()), START);

        // When
        JobDecision late = RULES.decide(secondAttempt, store(0));

        // Then
        assertThat(late).isEqualTo(refused(Refusal.STALE_ATTEMPT));
    }

    @Test
    void refusesTheLatePictureOfAJobThatIsQueuedAgain() {
        // Given
        Job queuedAgain = after(running(1), giveBack(new Cause.Lost()));

        // When
        JobDecision late = RULES.decide(queuedAgain, store(0));

        // Then
        assertThat(late).isEqualTo(refused(Refusal.STALE_ATTEMPT));
    }

    @Test
    void storesEachPictureOnce() {
        // Given
        Job job = after(running(2), store(0));

        // When
        JobDecision again = RULES.decide(job, store(0));
        JobDecision twin = RULES.decide(job, new JobCommand.Store(1, image(9), 0, NOON));
        JobDecision beyond = RULES.decide(job, new JobCommand.Store(1, image(9), 2, NOON));

        // Then
        assertThat(again).isEqualTo(new JobDecision.AlreadyDone());
        assertThat(twin).isEqualTo(refused(Refusal.NO_SUCH_PICTURE));
        assertThat(beyond).isEqualTo(refused(Refusal.NO_SUCH_PICTURE));
    }

    @Test
    void keepsStoredPicturesOverAttempts() {
        // When
        Job job = after(running(2), store(0), giveBack(new Cause.Lost()), START);

        // Then
        assertThat(job.pictures()).extracting(Picture::index).containsExactly(0);
    }

    @Test
    void countsALostAttemptAgainstTheLimitAndAReleasedOneNot() {
        // When
        Job lost = after(running(1), giveBack(new Cause.Lost()));
        Job released = after(running(1), giveBack(new Cause.Released()));

        // Then
        assertThat(((Job.Queued) lost).strikes()).isEqualTo(1);
        assertThat(((Job.Queued) released).strikes()).isZero();
    }

    @Test
    void givesUpAfterTheLastStrike() {
        // Given
        Job job = queued(1);
        for (int attempt = 1; attempt < LIMITS.strikesMax(); attempt++) {
            job = after(job, START, new JobCommand.GiveBack(attempt, new Cause.Failed(), NOON));
        }

        // When
        Job end = after(job, START, new JobCommand.GiveBack(LIMITS.strikesMax(), new Cause.Failed(), NOON));

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(JobReasons.ATTEMPTS_USED_UP);
    }

    @Test
    void doesNotTryAgainWhatIsHopeless() {
        // When
        Job end = after(running(1), giveBack(new Cause.Hopeless(PictureReasons.PICTURE_BLOCKED)));

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(PictureReasons.PICTURE_BLOCKED);
    }

    @Test
    void deliversTheStoredPicturesWhenTheRestIsHopeless() {
        // Given
        Job oneStored = after(running(2), store(0));

        // When
        Job end = after(oneStored, giveBack(new Cause.Hopeless(JobReasons.RUN_OVERDUE)), allow(0));

        // Then
        assertThat(end).isInstanceOfSatisfying(Job.Completed.class, completed -> {
            assertThat(completed.delivered()).isEqualTo(1);
            assertThat(completed.charged()).isEqualTo(Buzz.of(4));
            assertThat(completed.shortfall()).isEqualTo(JobReasons.RUN_OVERDUE);
        });
    }

    @Test
    void deliversTheStoredPicturesWhenTimeIsUp() {
        // Given
        Job oneDelivered = after(running(2), store(0), allow(0));

        // When
        Job end = after(oneDelivered, new JobCommand.Expire(NOON.plus(LIMITS.run())));

        // Then
        assertThat(end)
                .isInstanceOfSatisfying(
                        Job.Completed.class,
                        completed -> assertThat(completed.charged()).isEqualTo(Buzz.of(4)));
    }

    @Test
    void failsWhenNoWorkerCameInTime() {
        // When
        Job end = after(queued(1), new JobCommand.Expire(NOON.plus(LIMITS.run())));

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(JobReasons.RUN_OVERDUE);
    }

    @Test
    void doesNotEndBeforeItsTime() {
        // When
        JobDecision early = RULES.decide(
                queued(1), new JobCommand.Expire(NOON.plus(LIMITS.run()).minusMillis(1)));

        // Then
        assertThat(early).isEqualTo(refused(Refusal.NOT_DUE));
    }

    @Test
    void failsAndChargesNothingWhenItsHoldIsGone() {
        // When
        Job end = after(running(2), store(0), new JobCommand.LoseHold());

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(JobReasons.HOLD_GONE);
        assertThat(end.pictures()).extracting(Picture::status).containsExactly(Picture.Status.QUARANTINED);
    }
}
