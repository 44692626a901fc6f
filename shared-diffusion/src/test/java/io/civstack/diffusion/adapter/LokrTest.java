package io.civstack.diffusion.adapter;

import static io.civstack.diffusion.adapter.SlowProducts.doubles;
import static io.civstack.diffusion.adapter.SlowProducts.kronecker;
import static io.civstack.diffusion.adapter.SlowProducts.product;
import static io.civstack.diffusion.adapter.SlowProducts.scaled;
import static io.civstack.diffusion.adapter.SlowProducts.tucker;

import io.civstack.diffusion.adapter.TinyUNet.Target;
import io.civstack.diffusion.adapter.module.TargetModule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LoKr: the Kronecker product of two factors, either of them whole or a product of low rank, merged into the weights.
 */
class LokrTest {

    private static final TinyUNet UNET = new TinyUNet();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        UNET.close();
    }

    @Test
    void mergesAFactorOfLowRankByAlphaOverRank() throws IOException {
        // Given
        Comparison lokr = new Comparison(UNET, folder);
        for (Target target : UNET.targets()) {
            TargetModule module = target.module();
            int rows = module.out() % 4 == 0 ? 4 : 1;
            int columns = module.in() % 4 == 0 ? 4 : 1;
            float[] left = lokr.add(target, ".lokr_w1", rows, columns);
            float[] a = lokr.add(target, ".lokr_w2_a", module.out() / rows, 2);
            float[] b = lokr.add(target, ".lokr_w2_b", 2, module.rowLength() / columns);
            lokr.alpha(target, 1);
            double[] right = product(a, b, module.out() / rows, 2);
            lokr.expect(target, scaled(kronecker(left, rows, right, module.out() / rows), 0.5));
        }

        // When, Then
        lokr.holdsMerged();
    }

    @Test
    void leavesTheAlphaOfWholeFactorsOut() throws IOException {
        // Given
        Comparison lokr = new Comparison(UNET, folder);
        for (Target target : UNET.targets()) {
            TargetModule module = target.module();
            float[] left = lokr.add(target, ".lokr_w1", 1, 1);
            float[] right = lokr.add(target, ".lokr_w2", target.shape(module.out(), module.in()));
            lokr.alpha(target, 1);
            lokr.expect(target, kronecker(left, 1, doubles(right), module.out()));
        }

        // When, Then
        lokr.holdsMerged();
    }

    @Test
    void foldsACoreIntoTheConvolution() throws IOException {
        // Given
        Comparison lokr = new Comparison(UNET, folder);
        for (Target target : UNET.convolutions()) {
            TargetModule module = target.module();
            float[] left = lokr.add(target, ".lokr_w1", 1, 1);
            float[] core = lokr.add(target, ".lokr_t2", 2, 3, target.side(), target.side());
            float[] a = lokr.add(target, ".lokr_w2_a", 2, module.out());
            float[] b = lokr.add(target, ".lokr_w2_b", 3, module.in());
            lokr.expect(target, kronecker(left, 1, tucker(core, a, b, 2, 3, target.kernel()), module.out()));
        }

        // When, Then
        lokr.holdsMerged();
    }
}
