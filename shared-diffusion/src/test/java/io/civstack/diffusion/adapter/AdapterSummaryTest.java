package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.inspection.AdapterSummary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSummaryTest {

    @ParameterizedTest
    @CsvSource({"kohya, lora, 4", "peft, lora, 4", "loha, loha, 3", "lokr, lokr, 2", "dora, dora, 4"})
    void saysWhatAnAdapterIs(String file, String kind, long rank) {
        // When
        AdapterSummary summary = Checkpoints.inspectAdapter(Goldens.file("lora/" + file + ".safetensors"));

        // Then
        assertThat(summary.kinds()).contains(kind);
        assertThat(summary.rank()).isEqualTo(rank);
        assertThat(summary.modules()).isGreaterThan(100);
        assertThat(summary.unknownTensors()).isZero();
        assertThat(summary.baseModel()).isEqualTo(file.equals("kohya") ? "sd_v1" : "");
    }
}
