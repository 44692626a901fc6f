package io.civstack.diffusion.adapter;

import static io.civstack.diffusion.adapter.SlowProducts.doubles;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.adapter.TinyUNet.Target;
import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole weights, and whole differences of weights, biases and normalisations. */
class FullDifferenceTest {

    private static final TinyUNet UNET = new TinyUNet();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        UNET.close();
    }

    @Test
    void goesTowardsAWholeWeight() throws IOException {
        // Given
        Comparison whole = new Comparison(UNET, folder);
        for (Target target : UNET.targets()) {
            TargetModule module = target.module();
            double[] change = doubles(whole.add(target, ".set_weight", target.shape(module.out(), module.in())));
            float[] weight = new AdapterTensor(module.weight()).read();
            for (int i = 0; i < weight.length; i++) {
                change[i] -= weight[i];
            }
            whole.expect(target, change);
        }

        // When, Then
        whole.holdsMerged();
    }

    /** Under either of the names that tools have for them, and in parts that add up. */
    @Test
    void addsDifferencesOfWeightsBiasesAndNorms() throws IOException {
        // Given
        AdapterBytes ofNorms = new AdapterBytes(11);
        AdapterBytes ofWeights = new AdapterBytes(12);
        for (String module : List.of(
                "down_blocks_0_resnets_0_norm1",
                "mid_block_attentions_0_norm",
                "mid_block_attentions_0_transformer_blocks_0_norm2")) {
            Target norm = UNET.target(module);
            int width = norm.module().out();
            ofWeights.put(norm.name() + ".diff", ofNorms.add(norm.name() + ".w_norm", width), width);
            ofWeights.put(norm.name() + ".diff_b", ofNorms.add(norm.name() + ".b_norm", width), width);
        }
        Target convolution = UNET.targets().getFirst();
        float[] bias =
                ofNorms.add(convolution.name() + ".diff_b", convolution.module().out());
        ofWeights.put(convolution.name() + ".diff_b", bias, bias.length);
        FittedAdapter first = UNET.fitted(ofNorms.write(folder.resolve("a.safetensors")));
        FittedAdapter second = UNET.fitted(ofWeights.write(folder.resolve("b.safetensors")));

        // When
        float[] halves = UNET.run(
                new AdapterSet(List.of(new AdapterSet.Entry(first, 0.4, 0), new AdapterSet.Entry(second, 0.3, 0))));

        // Then
        assertThat(first.unmatched()).isEmpty();
        assertThat(halves)
                .usingComparatorWithPrecision(Comparison.TOLERANCE)
                .containsExactly(UNET.run(new AdapterSet(List.of(new AdapterSet.Entry(first, 0.7, 0)))));
        assertThat(halves).isNotEqualTo(UNET.run(AdapterSet.NONE));
    }
}
