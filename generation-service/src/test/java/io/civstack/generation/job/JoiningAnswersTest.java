package io.civstack.generation.job;

import static io.civstack.generation.job.JobFixtures.LIMITS;
import static io.civstack.generation.job.JobFixtures.NOON;
import static io.civstack.generation.job.JobFixtures.RULES;
import static io.civstack.generation.job.JobFixtures.SHORT_PURSE;
import static io.civstack.generation.job.JobFixtures.after;
import static io.civstack.generation.job.JobFixtures.blue;
import static io.civstack.generation.job.JobFixtures.queued;
import static io.civstack.generation.job.JobFixtures.refused;
import static io.civstack.generation.job.JobFixtures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.Buzz;
import org.junit.jupiter.api.Test;

class JoiningAnswersTest {

    private static final JobCommand HELD = new JobCommand.NoteHold(blue(1), NOON.plusSeconds(3));
    private static final JobCommand CLEARED = new JobCommand.NoteClearance(NOON.plusSeconds(3));

    @Test
    void queuesAJobWhoseHoldComesFirst() {
        // Given
        Job funded = after(requested(1), HELD);

        // When
        Job job = after(funded, CLEARED);

        // Then
        assertThat(job).isInstanceOf(Job.Queued.class);
        assertThat(((Job.Queued) job).by()).isEqualTo(NOON.plusSeconds(3).plus(LIMITS.run()));
    }

    @Test
    void queuesAJobWhosePromptIsClearedFirst() {
        // Given
        Job cleared = after(requested(1), CLEARED);

        // When
        Job job = after(cleared, HELD);

        // Then
        assertThat(job).isInstanceOf(Job.Queued.class);
    }

    @Test
    void waitsForTheSecondAnswer() {
        // When
        Job job = after(requested(1), HELD);

        // Then
        assertThat(job).isInstanceOf(Job.Requested.class);
    }

    @Test
    void takesEachAnswerOnce() {
        // Given
        Job funded = after(requested(1), HELD);

        // When
        JobDecision again = RULES.decide(funded, HELD);

        // Then
        assertThat(again).isEqualTo(new JobDecision.AlreadyDone());
    }

    @Test
    void failsWithTheReasonOfTheOneWhoRefuses() {
        // When
        Job job = after(requested(1), new JobCommand.Refuse(SHORT_PURSE));

        // Then
        assertThat(((Job.Failed) job).reason()).isEqualTo(SHORT_PURSE);
        assertThat(((Job.Failed) job).charged()).isEqualTo(Buzz.ZERO);
    }

    @Test
    void ignoresARefusalOfAJobThatIsQueued() {
        // When
        JobDecision decision = RULES.decide(queued(1), new JobCommand.Refuse(SHORT_PURSE));

        // Then
        assertThat(decision).isEqualTo(new JobDecision.AlreadyDone());
    }

    @Test
    void refusesAnAnswerToAJobThatHasEnded() {
        // Given
        Job failed = after(requested(1), new JobCommand.Refuse(SHORT_PURSE));

        // When
        JobDecision decision = RULES.decide(failed, HELD);

        // Then
        assertThat(decision).isEqualTo(refused(JobDecision.Refusal.ENDED));
    }

    @Test
    void holdsExactlyWhatWasQuoted() {
        // Given
        JobCommand wrong = new JobCommand.NoteHold(new Funding(Buzz.of(3), false), NOON);

        // When
        // Then
        assertThatThrownBy(() -> RULES.decide(requested(1), wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsWhenAnAnswerIsOverdueAndSaysWhich() {
        // Given
        JobCommand expire = new JobCommand.Expire(NOON.plus(LIMITS.join()));

        // When
        Job withoutHold = after(requested(1), expire);
        Job withoutScreen = after(after(requested(1), HELD), expire);

        // Then
        assertThat(((Job.Failed) withoutHold).reason().code()).isEqualTo("generation/hold-overdue");
        assertThat(((Job.Failed) withoutScreen).reason().code()).isEqualTo("generation/screen-overdue");
    }
}
