package io.civstack.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The help of every command is a file, so that a change of it is seen in review; {@code -Dcivstack.write} writes the
 * files. The settings of a picture have a file of their own, whatever command shows them.
 */
class HelpTest {

    private static final Path FILES = Path.of("src/test/resources/golden/help");
    private static final Set<String> WITHOUT_OPTIONS_OF_ITS_OWN = Set.of("", "help", "model", "bench");

    private static final Pattern SETTINGS = Pattern.compile("\\RSettings of a picture:\\R(?: .*\\R)+");

    @TempDir
    static Path state;

    @ParameterizedTest
    @MethodSource("commands")
    void ofEveryCommandIsAsWritten(String command) throws IOException {
        // When
        Typed help = Typed.run(state, words(command, "--help"));

        // Then
        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        String file = command.isEmpty() ? "civstack" : command.replace(' ', '-');
        isAsWritten(file, SETTINGS.matcher(help.out()).replaceFirst(""));
        assertThat(help.out().contains("--json")).isEqualTo(!WITHOUT_OPTIONS_OF_ITS_OWN.contains(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"draw", "model add"})
    void ofTheSettingsIsAsWrittenInEveryCommand(String command) throws IOException {
        // When
        Typed help = Typed.run(state, words(command, "--help"));

        // Then
        Matcher settings = SETTINGS.matcher(help.out());
        assertThat(settings.find()).isTrue();
        isAsWritten("settings", settings.group());
    }

    private static void isAsWritten(String name, String help) throws IOException {
        Path file = FILES.resolve(name + ".txt");
        if (System.getProperty("civstack.write") != null) {
            Files.writeString(file, help);
        }
        assertThat(help).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isTheSameByTheCommandHelp(String command) {
        assertThat(Typed.run(state, words("help " + command)).out())
                .isEqualTo(Typed.run(state, words(command, "--help")).out());
    }

    @Test
    void isShownWithoutAnyWord() {
        // When
        Typed nothing = Typed.run(state);

        // Then
        assertThat(nothing.status()).isZero();
        assertThat(nothing.out()).contains("Commands:", "draws a picture");
    }

    @Test
    void tellsTheVersion() {
        // When
        Typed version = Typed.run(state, "--version");

        // Then
        assertThat(version.status()).isZero();
        assertThat(version.out()).matches("Civstack \\d+\\.\\d+\\.\\d+\\S* on Java \\d+\\R");
    }

    static List<String> commands() {
        CommandLine root = CivstackCommand.commandLine(
                Typed.invocation(Path.of("."), OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
        return Stream.concat(Stream.of(""), below(root, "")).toList();
    }

    private static Stream<String> below(CommandLine command, String name) {
        return command.getSubcommands().entrySet().stream().flatMap(entry -> {
            String own = (name + " " + entry.getKey()).strip();
            return Stream.concat(Stream.of(own), below(entry.getValue(), own));
        });
    }

    private static String[] words(String... phrases) {
        return Stream.of(phrases)
                .flatMap(phrase -> Stream.of(phrase.split(" ")))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }
}
