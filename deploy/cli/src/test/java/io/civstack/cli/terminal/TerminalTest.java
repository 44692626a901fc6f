package io.civstack.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesOnlyWholeLinesWhereThereIsNoTerminal() {
        // Given
        Terminal terminal = terminal(false, false);

        // When
        terminal.live("5/20");
        terminal.line("done");
        terminal.event("{}");

        // Then
        assertThat(written()).isEqualTo("done\n");
    }

    @Test
    void rewritesTheLiveLineBelowWhatIsSaid() {
        // Given
        Terminal terminal = terminal(true, false);

        // When
        terminal.live("5/20");
        terminal.line("done");

        // Then
        assertThat(written()).isEqualTo("\r\u001b[K5/20\r\u001b[Kdone\n5/20");
    }

    @Test
    void cutsTheLiveLineToOneRow() {
        // Given
        Terminal terminal = terminal(true, false);

        // When
        terminal.live("x".repeat(200));

        // Then
        assertThat(written()).isEqualTo("\r\u001b[K" + "x".repeat(39));
    }

    @Test
    void rewritesNothingOnceThatIsForbidden() {
        // Given
        Terminal terminal = terminal(true, false);
        terminal.forbidLive();
        out.reset();

        // When
        terminal.live("5/20");
        terminal.line("cancelled");

        // Then
        assertThat(written()).isEqualTo("\r\u001b[Kcancelled\n");
    }

    @Test
    void writesOnlyEventsForScripts() {
        // Given
        Terminal terminal = terminal(true, true);

        // When
        terminal.live("5/20");
        terminal.line("done");
        terminal.event("{\"event\":\"done\"}");

        // Then
        assertThat(written()).isEqualTo("{\"event\":\"done\"}\n");
    }

    private Terminal terminal(boolean interactive, boolean json) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, interactive, json, 40);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
