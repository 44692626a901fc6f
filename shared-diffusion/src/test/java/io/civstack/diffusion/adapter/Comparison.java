package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.adapter.TinyUNet.Target;
import io.civstack.diffusion.checkpoint.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An adapter beside the whole difference that its formula makes of it, computed once more in double precision. */
final class Comparison {

    static final float TOLERANCE = 2e-4f;
    private static final double STRENGTH = 0.7;

    private final TinyUNet unet;
    private final Path folder;
    private final AdapterBytes adapter = new AdapterBytes(11);
    private final AdapterBytes difference = new AdapterBytes(12);

    Comparison(TinyUNet unet, Path folder) {
        this.unet = unet;
        this.folder = folder;
    }

    /** A tensor of the adapter, of random numbers, which are answered. */
    float[] add(Target target, String ending, int... shape) {
        return adapter.add(target.name() + ending, shape);
    }

    void alpha(Target target, float alpha) {
        adapter.put(target.name() + ".alpha", new float[] {alpha});
    }

    /** What the tensors must change of a module's weight at strength 1. */
    void expect(Target target, double[] change) {
        float[] numbers = new float[change.length];
        for (int i = 0; i < change.length; i++) {
            numbers[i] = (float) change[i];
        }
        difference.put(
                target.name() + ".diff",
                numbers,
                target.shape(target.module().out(), target.module().in()));
    }

    /** The adapter comes as inputs of the network and changes it as expected. */
    void holdsAsInputs() throws IOException {
        holds(false);
    }

    /** The adapter is merged into the weights and changes the network as expected. */
    void holdsMerged() throws IOException {
        holds(true);
    }

    private void holds(boolean merged) throws IOException {
        FittedAdapter own = unet.fitted(adapter.write(folder.resolve("a.safetensors")));
        FittedAdapter whole = unet.fitted(difference.write(folder.resolve("b.safetensors")));
        AdapterSet set = new AdapterSet(List.of(new AdapterSet.Entry(own, STRENGTH, 0)));
        float[] changed = unet.run(set);

        assertThat(own.unmatched()).isEmpty();
        assertThat(MergedWeights.isNeeded(Component.UNET, set)).isEqualTo(merged);
        assertThat(changed)
                .usingComparatorWithPrecision(TOLERANCE)
                .containsExactly(unet.run(new AdapterSet(List.of(new AdapterSet.Entry(whole, STRENGTH, 0)))));
        assertThat(changed).isNotEqualTo(unet.run(AdapterSet.NONE));
    }
}
