package io.civstack.generation.job;

import static io.civstack.generation.job.JobFixtures.LIMITS;
import static io.civstack.generation.job.JobFixtures.NOON;
import static io.civstack.generation.job.JobFixtures.RULES;
import static io.civstack.generation.job.JobFixtures.after;
import static io.civstack.generation.job.JobFixtures.allow;
import static io.civstack.generation.job.JobFixtures.block;
import static io.civstack.generation.job.JobFixtures.judge;
import static io.civstack.generation.job.JobFixtures.queued;
import static io.civstack.generation.job.JobFixtures.refused;
import static io.civstack.generation.job.JobFixtures.running;
import static io.civstack.generation.job.JobFixtures.scanning;
import static io.civstack.generation.job.JobFixtures.store;
import static io.civstack.generation.job.JobFixtures.yellow;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Buzz;
import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.generation.picture.Picture;
import io.civstack.generation.picture.Picture.Status;
import io.civstack.generation.picture.PictureReasons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanningTest {

    private static final JobCommand SCAN_OVERDUE = new JobCommand.Expire(NOON.plus(LIMITS.scan()));

    @ParameterizedTest
    @EnumSource(names = {"ALLOW", "RATE", "REVIEW"})
    void chargesWhatItsOwnerCanSee(Decision decision) {
        // When
        Job end = after(scanning(1), judge(0, 1, decision, Rating.PG));

        // Then
        assertThat(((Job.Completed) end).charged()).isEqualTo(Buzz.of(4));
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCK", "ESCALATE"})
    void chargesNothingForWhatNobodySees(Decision decision) {
        // When
        Job end = after(scanning(1), judge(0, 1, decision, Rating.PG));

        // Then
        assertThat(((Job.Failed) end).reason().code()).isEqualTo("generation/picture-blocked");
        assertThat(end.pictures()).extracting(Picture::status).containsExactly(Status.BLOCKED);
    }

    @Test
    void chargesTheDeliveredPartOfAJob() {
        // When
        Job end = after(scanning(3), allow(0), block(1), allow(2));

        // Then
        assertThat(((Job.Completed) end).delivered()).isEqualTo(2);
        assertThat(((Job.Completed) end).charged()).isEqualTo(Buzz.of(8));
    }

    @Test
    void waitsForTheLastScan() {
        // When
        Job job = after(scanning(2), allow(0));

        // Then
        assertThat(job).isInstanceOf(Job.Scanning.class);
    }

    @Test
    void withholdsAMaturePictureThatThePurseMayNotPayFor() {
        // When
        Job end = after(scanning(1), judge(0, 1, Decision.RATE, Rating.R));

        // Then
        assertThat(((Job.Failed) end).reason()).isEqualTo(PictureReasons.RATING_NEEDS_YELLOW);
        assertThat(end.pictures()).extracting(Picture::status).containsExactly(Status.WITHHELD);
    }

    @Test
    void deliversAMaturePictureThatYellowBuzzPaysFor() {
        // Given
        Job job = after(queued(1, yellow(1)), new JobCommand.Start(), store(0));

        // When
        Job end = after(job, judge(0, 1, Decision.RATE, Rating.X));

        // Then
        assertThat(((Job.Completed) end).charged()).isEqualTo(Buzz.of(4));
    }

    @Test
    void quarantinesWhatIsNotScannedInTime() {
        // When
        Job end = after(after(scanning(2), allow(0)), SCAN_OVERDUE);

        // Then
        assertThat(((Job.Completed) end).delivered()).isEqualTo(1);
        assertThat(end.pictures()).extracting(Picture::status).containsExactly(Status.DELIVERED, Status.QUARANTINED);
    }

    @Test
    void deliversFreeWhatClearsAfterTheEnd() {
        // Given
        Job ended = after(scanning(1), SCAN_OVERDUE);

        // When
        Job later = after(ended, allow(0));

        // Then
        assertThat(later).isInstanceOf(Job.Failed.class);
        assertThat(((Job.Ended) later).charged()).isEqualTo(Buzz.ZERO);
        assertThat(later.pictures()).extracting(Picture::status).containsExactly(Status.DELIVERED);
    }

    @Test
    void blocksADeliveredPictureWithoutChangingWhatWasCharged() {
        // Given
        Job ended = after(scanning(1), allow(0));

        // When
        Job later = after(ended, judge(0, 2, Decision.BLOCK, Rating.XXX));

        // Then
        assertThat(((Job.Completed) later).charged()).isEqualTo(Buzz.of(4));
        assertThat(later.pictures()).extracting(Picture::status).containsExactly(Status.BLOCKED);
    }

    @Test
    void keepsTheNewestDecisionWhateverTheOrder() {
        // Given
        Job blockedByRevisionTwo = after(running(2), store(0), judge(0, 2, Decision.BLOCK, Rating.XXX));

        // When
        JobDecision older = RULES.decide(blockedByRevisionTwo, allow(0));

        // Then
        assertThat(older).isEqualTo(new JobDecision.AlreadyDone());
    }

    @Test
    void knowsOnlyItsOwnPictures() {
        // When
        JobDecision foreign = RULES.decide(scanning(1), allow(5));

        // Then
        assertThat(foreign).isEqualTo(refused(JobDecision.Refusal.NO_SUCH_PICTURE));
    }

    @Test
    void awaitsScansNoLongerThanTheDeadlineOfTheOrder() {
        // Given
        Job running = after(running(2), store(0));

        // When
        Job job =
                after(running, new JobCommand.Expire(running.order().deadline().minusSeconds(5)));

        // Then
        assertThat(((Job.Scanning) job).by()).isEqualTo(running.order().deadline());
    }
}
