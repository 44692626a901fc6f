package io.civstack.diffusion.adapter;

import static io.civstack.diffusion.adapter.SlowProducts.product;
import static io.civstack.diffusion.adapter.SlowProducts.scaled;
import static io.civstack.diffusion.adapter.SlowProducts.transposed;
import static io.civstack.diffusion.adapter.SlowProducts.tucker;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.adapter.TinyUNet.Target;
import io.civstack.diffusion.adapter.module.TargetModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LoRA and LoCon: alpha / rank times up down, given to the network as inputs. */
class LoraTest {

    private static final TinyUNet UNET = new TinyUNet();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        UNET.close();
    }

    @Test
    void addsTheProductToEveryShapeOfModule() throws IOException {
        // Given
        Comparison lora = new Comparison(UNET, folder);
        for (Target target : UNET.targets()) {
            TargetModule module = target.module();
            float[] down = lora.add(target, ".lora_down.weight", target.shape(5, module.in()));
            float[] up = lora.add(target, ".lora_up.weight", module.out(), 5);
            lora.alpha(target, 2);
            lora.expect(target, scaled(product(up, down, module.out(), 5), 2.0 / 5));
        }

        // When, Then
        lora.holdsAsInputs();
    }

    @Test
    void foldsACoreIntoTheConvolution() throws IOException {
        // Given
        Comparison lora = new Comparison(UNET, folder);
        for (Target target : UNET.convolutions()) {
            TargetModule module = target.module();
            float[] down = lora.add(target, ".lora_down.weight", 3, module.in(), 1, 1);
            float[] core = lora.add(target, ".lora_mid.weight", 4, 3, target.side(), target.side());
            float[] up = transposed(lora.add(target, ".lora_up.weight", module.out(), 4, 1, 1), module.out(), 4);
            lora.alpha(target, 1);
            lora.expect(target, scaled(tucker(core, up, down, 4, 3, target.kernel()), 1.0 / 4));
        }

        // When, Then
        lora.holdsAsInputs();
    }

    @Test
    void givesEveryRowOfABatchItsOwnAdapters() throws IOException {
        // Given
        AdapterSet.Entry first = new AdapterSet.Entry(ofRank(3, "a"), 0.6, 0);
        AdapterSet.Entry second = new AdapterSet.Entry(ofRank(6, "b"), -0.4, 0);
        List<AdapterSet> rows = List.of(
                new AdapterSet(List.of(first)),
                AdapterSet.NONE,
                new AdapterSet(List.of(second, first)),
                new AdapterSet(List.of(second)));

        // When
        float[] together = UNET.run(rows);

        // Then
        float[] oneByOne = new float[together.length];
        int length = together.length / rows.size();
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(UNET.run(rows.get(row)), row * length, oneByOne, row * length, length);
        }
        assertThat(together).usingComparatorWithPrecision(Comparison.TOLERANCE).containsExactly(oneByOne);
    }

    private FittedAdapter ofRank(int rank, String name) throws IOException {
        AdapterBytes adapter = new AdapterBytes(rank);
        for (Target target : UNET.targets()) {
            adapter.add(
                    target.name() + ".lora_down.weight",
                    target.shape(rank, target.module().in()));
            adapter.add(target.name() + ".lora_up.weight", target.module().out(), rank);
        }
        return UNET.fitted(adapter.write(folder.resolve(name + ".safetensors")));
    }
}
