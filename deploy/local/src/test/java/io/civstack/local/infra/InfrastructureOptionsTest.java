package io.civstack.local.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InfrastructureOptionsTest {

    @Test
    void isDurableAndKeepsDataUnlessToldOtherwise() {
        // When
        InfrastructureOptions options = InfrastructureOptions.parse("--state", "/s", "--ready", "/r");

        // Then
        assertThat(options.durable()).isTrue();
        assertThat(options.throwAway()).isFalse();
        assertThat(options.owner()).isEmpty();
        assertThat(options.ports()).isEqualTo(new InfrastructurePorts(0, 0, 0, 0));
    }

    @Test
    void takesEveryOption() {
        // When
        InfrastructureOptions options = InfrastructureOptions.parse(
                "--state",
                "/s",
                "--ready",
                "/r",
                "--kafka-port",
                "1",
                "--controller-port",
                "2",
                "--postgres-port",
                "3",
                "--s3-port",
                "4",
                "--owner",
                "77",
                "--throw-away",
                "--no-fsync");

        // Then
        assertThat(options.state()).isEqualTo(Path.of("/s"));
        assertThat(options.ports()).isEqualTo(new InfrastructurePorts(1, 2, 3, 4));
        assertThat(options.owner()).hasValue(77);
        assertThat(options.throwAway()).isTrue();
        assertThat(options.durable()).isFalse();
    }

    @Test
    void saysWhatIsMissingOrUnknown() {
        assertThatThrownBy(() -> InfrastructureOptions.parse("--ready", "/r"))
                .hasMessageContaining("--state is missing");
        assertThatThrownBy(() -> InfrastructureOptions.parse("--colour")).hasMessageContaining("cannot read --colour");
    }

    @Test
    void findsFourDifferentPorts() {
        // When
        InfrastructurePorts ports = new InfrastructurePorts(0, 0, 0, 0).resolved();

        // Then
        assertThat(new int[] {ports.kafka(), ports.controller(), ports.postgres(), ports.s3()})
                .doesNotHaveDuplicates()
                .doesNotContain(0);
    }
}
