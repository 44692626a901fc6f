package io.civstack.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void saysCodeSentenceAndWhatToDo() {
        // Given
        var problem = Json.parse("""
                {"status": 400, "code": "generation/steps-out-of-range", "detail": "Steps go from 1 to 150.",
                 "action": "Ask for fewer."}
                """);

        // When
        String text = Refusal.of(400, problem).text();

        // Then
        assertThat(text).isEqualTo("generation/steps-out-of-range: Steps go from 1 to 150.\n  Ask for fewer.");
    }

    @Test
    void hasSomethingToSayAboutAnAnswerThatIsNoProblemDocument() {
        // Given
        var page = Json.parse("<html>Bad gateway</html>");

        // When
        Refusal refusal = Refusal.of(502, page);

        // Then
        assertThat(refusal.text()).isEqualTo("http/502: the answer was 502");
    }
}
