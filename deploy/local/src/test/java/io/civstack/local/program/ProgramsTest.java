package io.civstack.local.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.local.infra.Secrets;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    /** ONNX Runtime 1.29 crashes in a process whose command line is longer. */
    private static final int COMMAND_BYTES_MAX = 4096;

    @TempDir
    Path state;

    private List<Program> programs;
    private Secrets secrets;

    @BeforeEach
    void read() throws IOException {
        Home home = new Home(Path.of("../..").toAbsolutePath().normalize(), state);
        programs = new Programs(home, new PortPlan(8080)).all();
        secrets = new Secrets(home.infrastructure());
    }

    @Test
    void startsWhatOthersStandOnFirst() {
        assertThat(programs).extracting(Program::name).startsWith("infrastructure", "keycloak");
        assertThat(programs)
                .extracting(Program::name)
                .contains("ledger", "moderation", "generation", "gateway", "worker")
                .doesNotHaveDuplicates();
        assertThat(wave("infrastructure")).isLessThan(wave("keycloak"));
        assertThat(wave("keycloak")).isLessThan(wave("gateway"));
        assertThat(wave("generation")).isLessThan(wave("worker"));
    }

    @Test
    void showsNoSecretInACommandLine() {
        List<String> words =
                programs.stream().flatMap(program -> program.command().stream()).toList();
        for (String name : List.of(Secrets.S3_SECRET_KEY, Secrets.WEB_CLIENT, Secrets.KEYCLOAK_ADMIN)) {
            assertThat(words).noneMatch(word -> word.contains(secrets.get(name)));
        }
        assertThat(words).noneMatch(word -> word.contains(secrets.role("ledger")));
    }

    @Test
    void givesEveryServiceItsOwnPasswordOnly() {
        assertThat(program("ledger").environment())
                .containsEntry("CIVSTACK_POSTGRES_PASSWORD", secrets.role("ledger"))
                .containsEntry("CIVSTACK_HTTP_PORT", "8083");
        assertThat(program("worker").environment())
                .containsEntry("CIVSTACK_POSTGRES_PASSWORD", secrets.role("generation"));
        assertThat(program("gateway").environment()).doesNotContainKey("CIVSTACK_POSTGRES_PASSWORD");
    }

    @Test
    void startsTheWorkerFromItsServicesJarInAnotherProfile() {
        // When
        Program worker = program("worker");

        // Then
        assertThat(worker.artifact()).isEqualTo(program("generation").artifact());
        assertThat(worker.command()).contains("-Dquarkus.profile=prod,worker", "-Xmx256m");
        assertThat(program("generation").command()).noneMatch(word -> word.contains("quarkus.profile"));
        assertThat(worker.environment())
                .containsEntry("CIVSTACK_HTTP_PORT", "8085")
                .containsKeys("CIVSTACK_MODEL_STORE", "CIVSTACK_S3_SECRET_KEY");
    }

    @Test
    void givesTheGatewayTheAddressesOfTheServicesBehindIt() {
        assertThat(program("gateway").environment())
                .containsEntry("CIVSTACK_GENERATION_URL", "http://127.0.0.1:8082")
                .containsEntry("CIVSTACK_LEDGER_URL", "http://127.0.0.1:8083")
                .containsEntry("CIVSTACK_MODERATION_URL", "http://127.0.0.1:8084")
                .containsKey("CIVSTACK_WEB_CLIENT_SECRET")
                .doesNotContainKey("CIVSTACK_S3_SECRET_KEY");
    }

    @Test
    void keepsTheWorkersCommandLineShortEnoughForTheEngine() {
        assertThat(String.join(" ", program("worker").command()).length()).isLessThan(COMMAND_BYTES_MAX);
    }

    private int wave(String name) {
        return program(name).wave();
    }

    private Program program(String name) {
        return programs.stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
