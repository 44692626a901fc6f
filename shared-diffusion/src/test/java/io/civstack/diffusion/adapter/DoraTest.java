package io.civstack.diffusion.adapter;

import static io.civstack.diffusion.adapter.SlowProducts.product;

import io.civstack.diffusion.adapter.TinyUNet.Target;
import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DoRA: the changed weight is brought to lengths of its own, of its rows or of its columns. */
class DoraTest {

    private static final TinyUNet UNET = new TinyUNet();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        UNET.close();
    }

    @Test
    void setsTheLengthsOfRowsOrColumns() throws IOException {
        // Given
        Comparison dora = new Comparison(UNET, folder);
        List<Target> targets = UNET.targets();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            boolean byInput = i % 2 == 0;
            TargetModule module = target.module();
            float[] down = dora.add(target, ".lora_down.weight", target.shape(3, module.in()));
            float[] up = dora.add(target, ".lora_up.weight", module.out(), 3);
            float[] magnitude = dora.add(target, ".dora_scale", magnitudeShape(target, byInput));
            dora.expect(target, change(target, byInput, product(up, down, module.out(), 3), magnitude));
        }

        // When, Then
        dora.holdsMerged();
    }

    private static int[] magnitudeShape(Target target, boolean byInput) {
        int[] shape = byInput
                ? target.shape(1, target.module().in())
                : target.shape(target.module().out(), 1);
        for (int i = 2; i < shape.length; i++) {
            shape[i] = 1;
        }
        return shape;
    }

    private static double[] change(Target target, boolean byInput, double[] product, float[] magnitude) {
        float[] weight = new AdapterTensor(target.module().weight()).read();
        double[] changed = product.clone();
        double[] squares = new double[magnitude.length];
        for (int i = 0; i < weight.length; i++) {
            changed[i] += weight[i];
            squares[group(target, byInput, i)] += changed[i] * changed[i];
        }
        for (int i = 0; i < weight.length; i++) {
            int group = group(target, byInput, i);
            changed[i] = magnitude[group] * changed[i] / Math.sqrt(squares[group]) - weight[i];
        }
        return changed;
    }

    private static int group(Target target, boolean byInput, int index) {
        return byInput
                ? index / target.kernel() % target.module().in()
                : index / (target.kernel() * target.module().in());
    }
}
