package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The UNet of a tiny Stable Diffusion 1.x checkpoint, run with adapters. */
final class TinyUNet implements AutoCloseable {

    /**
     * A module of every shape: 3x3, with stride 2, 1x1, behind an upscaling, linear of tokens, of vectors, of a 1x1
     * convolution's weight.
     */
    private static final List<String> MODULES = List.of(
            "conv_in",
            "conv_out",
            "down_blocks_0_resnets_0_conv1",
            "down_blocks_0_downsamplers_0_conv",
            "down_blocks_2_resnets_0_conv_shortcut",
            "up_blocks_0_upsamplers_0_conv",
            "mid_block_resnets_1_time_emb_proj",
            "time_embedding_linear_1",
            "down_blocks_1_attentions_0_proj_in",
            "up_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k",
            "up_blocks_1_attentions_0_transformer_blocks_0_ff_net_0_proj");

    private final Checkpoint checkpoint = Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors"));
    private final TargetModules names = TargetModules.of(checkpoint);
    private final Network plain = load(Map.of());

    private Network load(Map<String, FloatBuffer> merged) {
        return new OnnxLoader(2).load(checkpoint.unet().graph(new AdapterHook(merged)), LoadMode.MEMORY);
    }

    /** A module under the name that kohya gives it. */
    record Target(String name, TargetModule module) {

        int kernel() {
            return module.kernelLength();
        }

        int side() {
            return (int) Math.sqrt(kernel());
        }

        boolean isConvolution() {
            return module.kind() == TargetModule.Kind.CONVOLUTION;
        }

        int[] shape(int out, int in) {
            return isConvolution() ? new int[] {out, in, side(), side()} : new int[] {out, in};
        }
    }

    /** Modules of every shape. */
    List<Target> targets() {
        return MODULES.stream().map(this::target).toList();
    }

    /** Those of them that are convolutions. */
    List<Target> convolutions() {
        return targets().stream().filter(Target::isConvolution).toList();
    }

    /** The module of that diffusers path, its dots written as underscores. */
    Target target(String path) {
        return new Target("lora_unet_" + path, names.find("lora_unet_" + path).getFirst());
    }

    FittedAdapter fitted(Path file) {
        return FittedAdapter.of(AdapterFile.open(file), names);
    }

    /** What it predicts for four rows of a picture of 8 x 6 latents, all with the same adapters. */
    float[] run(AdapterSet set) {
        return run(List.of(set), MergedWeights.of(Component.UNET, set));
    }

    /** The same with low-rank adapters of its own for every row. */
    float[] run(List<AdapterSet> rows) {
        return run(rows, Map.of());
    }

    private float[] run(List<AdapterSet> rows, Map<String, FloatBuffer> merged) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(BranchInputs.ofRows(Component.UNET, rows));
        Random random = new Random(3);
        inputs.put("x", random(random, 4, 4, 8, 6));
        inputs.put("t", Tensor.floats(4).put(new float[] {1, 250, 500, 999}));
        inputs.put("context", random(random, 4, 77, 64));
        Tensor.Floats eps = Tensor.floats(4, 4, 8, 6);
        Network network = merged.isEmpty() ? plain : load(merged);
        try (Binding binding = network.bind(inputs, Map.of("eps", eps))) {
            binding.run();
        }
        if (!merged.isEmpty()) {
            network.close();
        }
        float[] numbers = eps.toArray();
        for (float number : numbers) {
            assertThat(number).isFinite();
        }
        return numbers;
    }

    private static Tensor random(Random random, long... shape) {
        Tensor.Floats tensor = Tensor.floats(shape);
        float[] numbers = new float[tensor.buffer().limit()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return tensor.put(numbers);
    }

    @Override
    public void close() {
        plain.close();
    }
}
