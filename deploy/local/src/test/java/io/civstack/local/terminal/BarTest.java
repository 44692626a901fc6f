package io.civstack.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTest {

    @Test
    void fillsWithWhatIsDone() {
        assertThat(Bar.of(0, 20)).isEqualTo("[----------------------------]  0/20");
        assertThat(Bar.of(5, 20)).isEqualTo("[#######---------------------]  5/20");
        assertThat(Bar.of(20, 20)).isEqualTo("[############################] 20/20");
    }

    @Test
    void staysInItsBoundsWhateverItIsTold() {
        assertThat(Bar.of(25, 20)).isEqualTo(Bar.of(20, 20));
        assertThat(Bar.of(-1, 20)).isEqualTo(Bar.of(0, 20));
        assertThat(Bar.of(3, 0)).isEqualTo("[----------------------------] 0/0");
    }
}
