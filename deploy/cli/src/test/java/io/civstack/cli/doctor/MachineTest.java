package io.civstack.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void knowsWhichNodeBuildsThePage() {
        assertThat(Machine.node(Optional.of("v20.20.2")).level()).isEqualTo(Finding.Level.OK);
        assertThat(Machine.node(Optional.of("v22.12.0")).level()).isEqualTo(Finding.Level.OK);
        assertThat(Machine.node(Optional.of("v24.1.0")).level()).isEqualTo(Finding.Level.OK);
        assertThat(Machine.node(Optional.of("v20.18.1")).level()).isEqualTo(Finding.Level.WARNING);
        assertThat(Machine.node(Optional.of("v21.7.3")).level()).isEqualTo(Finding.Level.WARNING);
    }

    @Test
    void saysWhatToDoWithoutNode() {
        // When
        Finding finding = Machine.node(Optional.empty());

        // Then
        assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
        assertThat(finding.sentence()).contains("the web page is left out");
        assertThat(finding.action()).contains("https://nodejs.org");
    }

    @Test
    void warnsWhenMemoryIsShort() {
        assertThat(Machine.memory(Machine.MEMORY_BYTES_MIN).level()).isEqualTo(Finding.Level.OK);
        assertThat(Machine.memory(Machine.MEMORY_BYTES_MIN - 1).level()).isEqualTo(Finding.Level.WARNING);
    }
}
