package io.civstack.diffusion.adapter;

import static io.civstack.diffusion.adapter.SlowProducts.doubles;
import static io.civstack.diffusion.adapter.SlowProducts.kronecker;
import static io.civstack.diffusion.adapter.SlowProducts.product;
import static io.civstack.diffusion.adapter.SlowProducts.scaled;
import static io.civstack.diffusion.adapter.SlowProducts.tucker;

import io.civstack.diffusion.adapter.TinyUNet.Target;
import io.civstack.diffusion.adapter.target.TargetModule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LoKr: the Kronecker product of two factors, either of them whole or a product of low rank, merged into the weights. */
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
            TargetModule site = target.site();
            int rows = site.out() % 4 == 0 ? 4 : 1;
            int columns = site.in() % 4 == 0 ? 4 : 1;
            float[] left = lokr.add(target, ".lokr_w1", rows, columns);
            float[] a = lokr.add(target, ".lokr_w2_a", site.out() / rows, 2);
            float[] b = lokr.add(target, ".lokr_w2_b", 2, site.rowLength() / columns);
            lokr.alpha(target, 1);
            double[] right = product(a, b, site.out() / rows, 2);
            lokr.expect(target, scaled(kronecker(left, rows, right, site.out() / rows), 0.5));
        }

        // When, Then
        lokr.holdsMerged();
    }

    @Test
    void leavesTheAlphaOfWholeFactorsOut() throws IOException {
        // Given
        Comparison lokr = new Comparison(UNET, folder);
        for (Target target : UNET.targets()) {
            TargetModule site = target.site();
            float[] left = lokr.add(target, ".lokr_w1", 1, 1);
            float[] right = lokr.add(target, ".lokr_w2", target.shape(site.out(), site.in()));
            lokr.alpha(target, 1);
            lokr.expect(target, kronecker(left, 1, doubles(right), site.out()));
        }

        // When, Then
        lokr.holdsMerged();
    }

    @Test
    void foldsACoreIntoTheConvolution() throws IOException {
        // Given
        Comparison lokr = new Comparison(UNET, folder);
        for (Target target : UNET.convolutions()) {
            TargetModule site = target.site();
            float[] left = lokr.add(target, ".lokr_w1", 1, 1);
            float[] core = lokr.add(target, ".lokr_t2", 2, 3, target.side(), target.side());
            float[] a = lokr.add(target, ".lokr_w2_a", 2, site.out());
            float[] b = lokr.add(target, ".lokr_w2_b", 3, site.in());
            lokr.expect(target, kronecker(left, 1, tucker(core, a, b, 2, 3, target.kernel()), site.out()));
        }

        // When, Then
        lokr.holdsMerged();
    }
}
