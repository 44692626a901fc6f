package io.civstack.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong words: a sentence, the usage, exit status 2, and nothing is done. */
class UsageErrorTest {

    @TempDir
    Path state;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drw                       | there is no command drw; did you mean draw?",
                "xyzzy                     | there is no command xyzzy",
                "help xyzzy                | there is no command xyzzy",
                "model                     | add, list or retire?",
                "model lst                 | there is no command lst; did you mean list?",
                "bench                     | up, draw, engine or dispatch?",
                "draw                      | PROMPT is missing",
                "draw a b                  | cannot make sense of b; a value of several words needs quotes around it",
                "draw a --stps=3           | unknown option --stps; did you mean --steps?",
                "draw a --colour red       | unknown option --colour",
                "draw a --steps x          | --steps must be a whole number, not x",
                "draw a --seed 1.5         | --seed must be a whole number, not 1.5",
                "draw a --cfg x            | --cfg must be a number, not x",
                "draw a --size 128         | --size must look like 128x128, not 128",
                "draw a --out              | --out needs a value",
                "draw a --seed 1 --seed 2  | --seed is given twice",
                "model add f               | --name is missing",
                "status now                | cannot make sense of now; a value of several words needs quotes around it",
                "up --port-base 80         | --port-base must be between 1024 and 65522, not 80",
                "up --port-base 65523      | --port-base must be between 1024 and 65522, not 65523",
                "doctor --port-base 1      | --port-base must be between 1024 and 65522, not 1",
                "logs ledger --lines 0     | --lines must be between 1 and 10000, not 0",
                "bench up --rounds 0       | --rounds must be between 1 and 1000, not 0",
                "bench draw --rounds 1001  | --rounds must be between 1 and 1000, not 1001",
                "bench engine --rounds -1  | --rounds must be between 1 and 1000, not -1",
                "bench dispatch --claims 0 | --claims must be between 1 and 100000, not 0",
                "bench dispatch --seconds 3601 | --seconds must be between 1 and 3600, not 3601",
                "new Notes                 | a service is named by 2 to 20 lower-case letters and digits",
            })
    void isOneSentence(String words, String sentence) {
        // When
        Typed typed = Typed.run(state, words.split(" "));

        // Then
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.complaint()).startsWith("civstack: " + sentence);
        assertThat(typed.out()).isEmpty();
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void showsTheUsageOfTheCommand() {
        assertThat(Typed.run(state, "draw").err()).isEqualTo("""
                civstack: PROMPT is missing
                usage: ./civstack draw [OPTIONS] PROMPT
                  `./civstack draw --help` lists the options
                """);
    }

    @Test
    void leavesAPromptAlone() {
        // When
        Typed atSign = Typed.run(state, "draw", "@home");
        Typed dashes = Typed.run(state, "draw", "--", "--out");

        // Then
        assertThat(atSign.complaint()).contains("the platform does not answer");
        assertThat(dashes.complaint()).contains("the platform does not answer");
    }
}
