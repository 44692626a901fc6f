package io.civstack.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void fillsWithWhatIsDone() {
        assertThat(ProgressBar.of(0, 20)).isEqualTo("[----------------------------]  0/20");
        assertThat(ProgressBar.of(5, 20)).isEqualTo("[#######---------------------]  5/20");
        assertThat(ProgressBar.of(20, 20)).isEqualTo("[############################] 20/20");
    }

    @Test
    void staysInItsBoundsWhateverItIsTold() {
        assertThat(ProgressBar.of(25, 20)).isEqualTo(ProgressBar.of(20, 20));
        assertThat(ProgressBar.of(-1, 20)).isEqualTo(ProgressBar.of(0, 20));
        assertThat(ProgressBar.of(3, 0)).isEqualTo("[----------------------------] 0/0");
    }
}
