package io.civstack.generation.job;

import static io.civstack.generation.job.JobFixtures.NOON;
import static io.civstack.generation.job.JobFixtures.RULES;
import static io.civstack.generation.job.JobFixtures.TERMS;
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
import io.civstack.generation.job.Outcome.Refusal;
import org.junit.jupiter.api.Test;

class DrawingTest {

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
        Outcome outcome = RULES.decide(running(1), START);

        // Then
        assertThat(outcome).isEqualTo(refused(Refusal.NOT_QUEUED));
    }

    @Test
    void drawsOnUntilTheLastPictureIsStored() {
        // When
        Job afterOne = after(running(2), store(0));
        Job afterBoth = after(running(2), store(0), store(1));

        // Then
        assertThat(afterOne).isInstanceOf(Job.Running.class);
        assertThat(((Job.Scanning) afterBoth).by()).isEqualTo(NOON.plus(TERMS.scan()));
    }

    @Test
    void refusesThePictureOfALateTwin() {
        // Given
        Job secondAttempt = after(running(1), giveBack(new Cause.Lost()), START);

        // When
        Outcome late = RULES.decide(secondAttempt, store(0));

        // Then
        assertThat(late).isEqualTo(refused(Refusal.STALE_ATTEMPT));
    }

    @Test
    void refusesTheLatePictureOfAJobThatIsQueuedAgain() {
        // Given
        Job queuedAgain = after(running(1), giveBack(new Cause.Lost()));

        // When
        Outcome late = RULES.decide(queuedAgain, store(0));

        // Then
        assertThat(late).isEqualTo(refused(Refusal.STALE_ATTEMPT));
    }

    @Test
    void storesEachPictureOnce() {
        // Given
        Job job = after(running(2), store(0));

        // When
        Outcome again = RULES.decide(job, store(0));
        Outcome twin = RULES.decide(job, new JobCommand.Store(1, image(9), 0, NOON));
        Outcome beyond = RULES.decide(job, new JobCommand.Store(1, image(9), 2, NOON));

        // Then
        assertThat(again).isEqualTo(new Outcome.AlreadyDone());
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
        for (int attempt = 1; attempt < TERMS.strikesMax(); attempt++) {
            job = after(job, START, new JobCommand.GiveBack(attempt, new Cause.Failed(), NOON));
        }

        // When
        Job end = after(job, START, new JobCommand.GiveBack(TERMS.strikesMax(), new Cause.Failed(), NOON));

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(Reasons.ATTEMPTS_USED_UP);
    }

    @Test
    void doesNotTryAgainWhatIsHopeless() {
        // When
        Job end = after(running(1), giveBack(new Cause.Hopeless(Reasons.PICTURE_BLOCKED)));

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(Reasons.PICTURE_BLOCKED);
    }

    @Test
    void deliversWhatWasDrawnWhenTheRestCannotBe() {
        // Given
        Job oneDrawn = after(running(2), store(0));

        // When
        Job end = after(oneDrawn, giveBack(new Cause.Hopeless(Reasons.RUN_OVERDUE)), allow(0));

        // Then
        assertThat(end).isInstanceOfSatisfying(Job.Completed.class, completed -> {
            assertThat(completed.delivered()).isEqualTo(1);
            assertThat(completed.charged()).isEqualTo(Buzz.of(4));
            assertThat(completed.shortfall()).isEqualTo(Reasons.RUN_OVERDUE);
        });
    }

    @Test
    void deliversWhatWasDrawnWhenTimeIsUp() {
        // Given
        Job oneDelivered = after(running(2), store(0), allow(0));

        // When
        Job end = after(oneDelivered, new JobCommand.Expire(NOON.plus(TERMS.run())));

        // Then
        assertThat(end)
                .isInstanceOfSatisfying(
                        Job.Completed.class,
                        completed -> assertThat(completed.charged()).isEqualTo(Buzz.of(4)));
    }

    @Test
    void failsWhenNoWorkerCameInTime() {
        // When
        Job end = after(queued(1), new JobCommand.Expire(NOON.plus(TERMS.run())));

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(Reasons.RUN_OVERDUE);
    }

    @Test
    void doesNotEndBeforeItsTime() {
        // When
        Outcome early = RULES.decide(
                queued(1), new JobCommand.Expire(NOON.plus(TERMS.run()).minusMillis(1)));

        // Then
        assertThat(early).isEqualTo(refused(Refusal.NOT_DUE));
    }

    @Test
    void failsAndChargesNothingWhenItsHoldIsGone() {
        // When
        Job end = after(running(2), store(0), new JobCommand.LoseHold());

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(Reasons.HOLD_GONE);
        assertThat(end.pictures()).extracting(Picture::status).containsExactly(Picture.Status.QUARANTINED);
    }
}
