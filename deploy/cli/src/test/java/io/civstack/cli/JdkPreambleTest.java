package io.civstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Regenerating the Maven wrapper drops the lines that find the JDK; without them the build fails later with a
 * misleading message.
 */
class JdkPreambleTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path home;

    @Test
    void wrapperFindsTheJdkBeforeAnythingElse() throws IOException {
        // When
        List<String> lines = Files.readAllLines(ROOT.resolve("mvnw")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();

        // Then
        assertThat(lines.get(0)).isEqualTo(". \"$(dirname \"$0\")/.mvn/find-jdk.sh\"");
        assertThat(lines.get(1)).isEqualTo("set -euf");
    }

    @Test
    void anUpgradeOfMavenKeepsTheSearchForAJdk() throws Exception {
        // Given
        String ours = Files.readString(ROOT.resolve("mvnw"));
        String fresh = ours.replaceFirst("# Civstack: .*\\n.*find-jdk.sh\"\\n\\n", "");
        Path written = Files.writeString(home.resolve("mvnw"), fresh);
        Path upgrade = ROOT.resolve(".mvn/upgrade-maven.sh");

        // When
        Process process = new ProcessBuilder("sh", upgrade.toString(), "--print", written.toString()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(fresh).doesNotContain("find-jdk");
        assertThat(said).isEqualTo(ours);
    }

    @Test
    void refusesAnOldJdkInOneSentence() throws Exception {
        // Given
        Path old = jdk("17.0.15");

        // When
        Found found = findJdk(old);

        // Then
        assertThat(found.status).isEqualTo(1);
        assertThat(found.said)
                .isEqualTo("Civstack needs a JDK 25 or newer, and found none: install Temurin 25 (https://adoptium.net)"
                        + " or set JDK25_HOME to one.");
    }

    @Test
    void takesTheJdkThatIsNewEnough() throws Exception {
        // Given
        Path fresh = jdk("25.0.3");

        // When
        Found found = findJdk(fresh);

        // Then
        assertThat(found.status).isZero();
        assertThat(found.said).isEqualTo(fresh.toString());
    }

    private record Found(int status, String said) {}

    private Path jdk(String version) throws IOException {
        Path jdk = home.resolve("jdk-" + version);
        Files.createDirectories(jdk.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(jdk.resolve("bin").resolve(program), "#!/bin/sh\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    /** The script also searches folders of the machine; here they are replaced by folders that do not exist. */
    private Found findJdk(Path javaHome) throws Exception {
        String script = Files.readString(ROOT.resolve(".mvn/find-jdk.sh"))
                .replace("/usr/lib/jvm/*", home + "/none/*")
                .replace("/opt/java/*", home + "/none/*")
                .replace("/opt/jdk*", home + "/none*")
                .replace("/Library/Java", home + "/none");
        Path file = Files.writeString(home.resolve("find-jdk.sh"), script + "\necho \"$JAVA_HOME\"\n");
        ProcessBuilder builder = new ProcessBuilder("sh", file.toString()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JDK25_HOME", "JAVA_HOME"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("PATH", javaHome.resolve("bin") + ":" + toolsWithoutJava());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Found(process.waitFor(), said);
    }

    /** The few programs the script needs, and no java of this machine. */
    private Path toolsWithoutJava() throws IOException {
        Path tools = Files.createDirectories(home.resolve("tools"));
        for (String tool : List.of("sed", "dirname", "readlink")) {
            Path link = tools.resolve(tool);
            for (String folder : List.of("/bin", "/usr/bin")) {
                Path program = Path.of(folder, tool);
                if (Files.exists(program) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, program);
                }
            }
        }
        return tools;
    }
}
