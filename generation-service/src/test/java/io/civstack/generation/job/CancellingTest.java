package io.civstack.generation.job;

import static io.civstack.generation.job.JobFixtures.LIMITS;
import static io.civstack.generation.job.JobFixtures.NOON;
import static io.civstack.generation.job.JobFixtures.RULES;
import static io.civstack.generation.job.JobFixtures.after;
import static io.civstack.generation.job.JobFixtures.allow;
import static io.civstack.generation.job.JobFixtures.block;
import static io.civstack.generation.job.JobFixtures.queued;
import static io.civstack.generation.job.JobFixtures.refused;
import static io.civstack.generation.job.JobFixtures.requested;
import static io.civstack.generation.job.JobFixtures.running;
import static io.civstack.generation.job.JobFixtures.scanning;
import static io.civstack.generation.job.JobFixtures.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Buzz;
import io.civstack.generation.job.JobDecision.Refusal;
import io.civstack.generation.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellingTest {

    private static final JobCommand CANCEL = new JobCommand.Cancel(NOON);

    @Test
    void endsAtOnceWhenNothingIsStored() {
        // Given
        List<Job> withoutPictures = List.of(requested(2), queued(2), running(2));

        // When
        List<Job> ends = withoutPictures.stream().map(job -> after(job, CANCEL)).toList();

        // Then
        assertThat(ends)
                .allSatisfy(end -> assertThat(((Job.Cancelled) end).charged()).isEqualTo(Buzz.ZERO));
    }

    @Test
    void paysForWhatWasDeliveredBefore() {
        // When
        Job end = after(running(3), store(0), allow(0), CANCEL);

        // Then
        assertThat(((Job.Cancelled) end).delivered()).isEqualTo(1);
        assertThat(((Job.Cancelled) end).charged()).isEqualTo(Buzz.of(4));
    }

    @Test
    void waitsForTheScanOfPicturesStoredBefore() {
        // When
        Job waiting = after(running(3), store(0), CANCEL);
        Job end = after(waiting, block(0));

        // Then
        assertThat(waiting).isInstanceOf(Job.Cancelling.class);
        assertThat(((Job.Cancelled) end).charged()).isEqualTo(Buzz.ZERO);
    }

    @Test
    void doesNotExtendAScanThatIsUnderWay() {
        // Given
        JobCommand late = new JobCommand.Cancel(NOON.plusSeconds(300));

        // When
        Job job = after(scanning(1), late);

        // Then
        assertThat(((Job.Cancelling) job).by()).isEqualTo(NOON.plus(LIMITS.scan()));
    }

    @Test
    void refusesPicturesThatArriveAfterIt() {
        // Given
        Job waiting = after(running(3), store(0), CANCEL);

        // When
        JobDecision late = RULES.decide(waiting, store(1));

        // Then
        assertThat(late).isEqualTo(refused(Refusal.ENDED));
    }

    @Test
    void happensOnce() {
        // Given
        Job cancelled = after(queued(1), CANCEL);

        // When
        JobDecision again = RULES.decide(cancelled, CANCEL);

        // Then
        assertThat(again).isEqualTo(new JobDecision.AlreadyDone());
    }

    @Test
    void comesTooLateForAJobThatHasEnded() {
        // Given
        Job completed = after(scanning(1), allow(0));

        // When
        JobDecision late = RULES.decide(completed, CANCEL);

        // Then
        assertThat(late).isEqualTo(refused(Refusal.ENDED));
    }

    @Test
    void endsWithoutScansWhenTheyAreOverdue() {
        // Given
        Job waiting = after(running(3), store(0), CANCEL);

        // When
        Job end = after(waiting, new JobCommand.Expire(NOON.plus(LIMITS.scan())));

        // Then
        assertThat(((Job.Cancelled) end).charged()).isEqualTo(Buzz.ZERO);
        assertThat(end.pictures()).extracting(Picture::status).containsExactly(Picture.Status.QUARANTINED);
    }
}
