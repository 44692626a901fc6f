package io.civstack.diffusion.adapter;

import static io.civstack.diffusion.adapter.SlowProducts.product;
import static io.civstack.diffusion.adapter.SlowProducts.scaled;
import static io.civstack.diffusion.adapter.SlowProducts.times;
import static io.civstack.diffusion.adapter.SlowProducts.tucker;

import io.civstack.diffusion.adapter.TinyUNet.Target;
import io.civstack.diffusion.adapter.module.TargetModule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LoHa: alpha / rank times two products of low rank, multiplied number by number and merged into the weights. */
class LohaTest {

    private static final TinyUNet UNET = new TinyUNet();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        UNET.close();
    }

    @Test
    void mergesTheProductOfProductsIntoEveryShapeOfModule() throws IOException {
        // Given
        Comparison loha = new Comparison(UNET, folder);
        for (Target target : UNET.targets()) {
            TargetModule module = target.module();
            float[] a1 = loha.add(target, ".hada_w1_a", module.out(), 3);
            float[] b1 = loha.add(target, ".hada_w1_b", 3, module.rowLength());
            float[] a2 = loha.add(target, ".hada_w2_a", module.out(), 3);
            float[] b2 = loha.add(target, ".hada_w2_b", 3, module.rowLength());
            loha.alpha(target, 6);
            loha.expect(target, scaled(times(product(a1, b1, module.out(), 3), product(a2, b2, module.out(), 3)), 2));
        }

        // When, Then
        loha.holdsMerged();
    }

    @Test
    void foldsCoresIntoTheConvolution() throws IOException {
        // Given
        Comparison loha = new Comparison(UNET, folder);
        for (Target target : UNET.convolutions()) {
            loha.expect(target, times(half(loha, target, 1), half(loha, target, 2)));
        }

        // When, Then
        loha.holdsMerged();
    }

    private static double[] half(Comparison loha, Target target, int half) {
        float[] core = loha.add(target, ".hada_t" + half, 3, 3, target.side(), target.side());
        float[] a = loha.add(target, ".hada_w" + half + "_a", 3, target.module().out());
        float[] b = loha.add(target, ".hada_w" + half + "_b", 3, target.module().in());
        return tucker(core, a, b, 3, 3, target.kernel());
    }
}
