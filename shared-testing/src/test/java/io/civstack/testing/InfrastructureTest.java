package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

    @Test
    void isTheOneThatTheBuildNames() {
        assertThat(Infrastructure.named("process")).isInstanceOf(ProcessInfrastructure.class);
        assertThat(Infrastructure.named("containers")).isInstanceOf(ContainerInfrastructure.class);
    }

    @Test
    void isTheOneOfTheProfileThatIsOn() {
        // Given
        boolean containers = "containers".equals(System.getProperty(Infrastructure.CHOICE));

        // When
        Infrastructure chosen = Infrastructure.chosen();

        // Then
        assertThat(chosen).isInstanceOf(containers ? ContainerInfrastructure.class : ProcessInfrastructure.class);
    }

    @Test
    void refusesANameThatItDoesNotKnow() {
        assertThatThrownBy(() -> Infrastructure.named("cloud"))
                .hasMessage("civstack.testing.infrastructure is process or containers, and never cloud");
    }

    @Test
    void saysAtOnceWhatIsMissingWhenThereIsNoDocker() {
        assumeTrue(
                "containers".equals(System.getProperty(Infrastructure.CHOICE)),
                "the profile containers is off, so nobody asks for Docker");
        // Given
        long begin = System.nanoTime();

        // When
        Throwable refusal = catchThrowable(() -> Infrastructure.chosen().endpoints());

        // Then
        assumeTrue(refusal != null, "a Docker engine answers here, so there is nothing to refuse");
        assertThat(refusal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Docker engine answers")
                .hasMessageContaining("./mvnw verify without the profile, which needs no Docker");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }
}
