package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FieldProblemsTest {

    private static final Problem STEPS = Problem.of(422, "notes/steps", "Steps lie in 1 to 9.", "Send fewer.");
    private static final Problem NAME = Problem.of(422, "notes/name", "A name is short.", "Shorten it.");

    private final FieldProblems problems = new FieldProblems();

    @Test
    void letsARequestPassThatIsRight() {
        assertThatCode(problems::refuse).doesNotThrowAnyException();
    }

    @Test
    void answersASingleProblemAsItIs() {
        // Given
        problems.inside("defaults").add("steps", STEPS);

        // When
        Problem answer = problems.problem();

        // Then
        assertThat(answer.code()).isEqualTo("notes/steps");
        assertThat(answer.errors()).extracting(FieldProblem::pointer).containsExactly("#/defaults/steps");
    }

    @Test
    void answersSeveralProblemsAsOneThatListsThem() {
        // Given
        problems.add("a/b~c", NAME);
        problems.add("steps", STEPS);

        // When
        Problem answer = problems.problem();

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("web/fields-invalid");
        assertThat(answer.detail()).isEqualTo("A name is short. Steps lie in 1 to 9.");
        assertThat(answer.errors()).extracting(FieldProblem::pointer).containsExactly("#/a~1b~0c", "#/steps");
        assertThat(answer.errors()).extracting(FieldProblem::code).containsExactly("notes/name", "notes/steps");
    }

    @Test
    void doesNotGrowWithTheRequest() {
        // Given
        for (int i = 0; i <= FieldProblems.ERRORS_MAX; i++) {
            problems.add("f" + i, STEPS);
        }

        // When
        Problem answer = problems.problem();

        // Then
        assertThat(answer.errors()).hasSize(FieldProblems.ERRORS_MAX);
    }

    @Test
    void endsTheRequest() {
        // Given
        problems.add("steps", STEPS);

        // Then
        assertThatThrownBy(problems::refuse).isInstanceOf(ProblemException.class);
    }
}
