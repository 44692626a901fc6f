package io.civstack.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors while a command runs: a sentence, exit status 1, no stack trace. No platform runs here. */
class CommandErrorsTest {

    @TempDir
    Path state;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "draw a                  | the platform does not answer",
                "model list              | the platform does not answer",
                "eval                    | the platform does not answer",
                "restart ledger          | Civstack does not run; ./civstack up starts it",
                "reset                   | nothing was deleted; ./civstack reset --yes does not ask",
                "logs nothing            | there is no log",
                "inspect /nowhere        | there is no file /nowhere",
                "trace unknown           | no span of unknown in",
                "model add /nowhere --name n | there is no file /nowhere",
            })
    void isOneSentence(String words, String sentence) throws IOException {
        // Given
        Files.writeString(state.resolve("settings.json"), "{\"portBase\":1024}");

        // When
        Typed typed = Typed.run(state, words.split(" "));

        // Then
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.complaint()).startsWith("civstack: " + sentence);
        assertThat(typed.err().lines()).hasSize(1);
    }

    @Test
    void ofABugIsASentenceWithThePlaceOfItsStackTrace() throws IOException {
        // Given
        breakTheSettings();

        // When
        Typed typed = Typed.run(state, "model", "list");

        // Then
        Path log = state.resolve("logs/civstack.log");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err().lines()).hasSize(2);
        assertThat(typed.err())
                .startsWith("civstack: ")
                .contains("is at the end of " + log + "; --debug shows it here");
        assertThat(Files.readString(log)).startsWith("1970-01-01T00:00:00Z ").contains("\tat io.civstack.");
    }

    @Test
    void showsTheStackTraceWhenAskedTo() throws IOException {
        // Given
        breakTheSettings();

        // When
        Typed typed = Typed.run(state, "model", "list", "--debug");

        // Then
        assertThat(typed.err()).contains("\tat io.civstack.");
        assertThat(state.resolve("logs")).doesNotExist();
    }

    /** Nobody expects this, so it stands for a bug. */
    private void breakTheSettings() throws IOException {
        Files.writeString(state.resolve("settings.json"), "not json");
    }

    @Test
    void sayThatNothingRuns() {
        // When
        Typed status = Typed.run(state, "status");
        Typed json = Typed.run(state, "status", "--json");
        Typed down = Typed.run(state, "down");

        // Then
        assertThat(status).isEqualTo(new Typed(1, "Civstack does not run; ./civstack up starts it\n", ""));
        assertThat(json).isEqualTo(new Typed(1, "{\"event\":\"status\",\"running\":false}\n", ""));
        assertThat(down).isEqualTo(new Typed(0, "Civstack does not run\n", ""));
    }
}
