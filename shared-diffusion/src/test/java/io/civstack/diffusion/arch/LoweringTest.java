package io.civstack.diffusion.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.Reference;
import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Node;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same networks, made to be learned through and made for GPUs. */
class LoweringTest {

    /** 11 bits of mantissa over some dozens of layers. */
    private static final float HALF_PRECISION = 3e-2f;

    private final Checkpoint sd1 = Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors"));
    private final Checkpoint sdxl = Checkpoint.open(Goldens.file("tiny-sdxl/model.safetensors"));

    @Test
    void learnsThroughTheSameNumbersAsItServes() {
        noise().holdsFor(sd1.unet().graph(branches(Lowering.TRAIN), Seamless.NONE, Lowering.TRAIN), LoadMode.MEMORY);
        text().holdsFor(sd1.clipText().graph(branches(Lowering.TRAIN), Lowering.TRAIN), LoadMode.MEMORY);
        xlText().holdsFor(secondText(Lowering.TRAIN), LoadMode.MEMORY);
    }

    @Test
    void leadsFromAdaptersToOutputsThroughOperatorsWithAGradient() {
        for (GraphModel model : Set.of(
                sd1.unet().graph(branches(Lowering.TRAIN), Seamless.NONE, Lowering.TRAIN),
                sdxl.unet().graph(branches(Lowering.TRAIN), Seamless.NONE, Lowering.TRAIN),
                sd1.clipText().graph(branches(Lowering.TRAIN), Lowering.TRAIN),
                secondText(Lowering.TRAIN))) {
            assertThat(operatorsBehindAdapters(model)).isNotEmpty().isSubsetOf(Lowering.DIFFERENTIABLE);
        }
    }

    @Test
    void servesThroughOperatorsThatHaveNone() {
        GraphModel served = sd1.unet().graph(branches(Lowering.SERVE));
        assertThat(operatorsBehindAdapters(served)).contains("If", "QuickGelu");
    }

    @Test
    void computesInSixteenBitsWhatPyTorchComputesInThirtyTwo() {
        Lowering half = new Lowering(Lowering.Mode.SERVE, Lowering.Target.CUDA, ElementType.FLOAT16);
        noise().holdsFor(sd1.unet().graph(branches(half), Seamless.NONE, half), LoadMode.MEMORY, HALF_PRECISION);
        text().holdsFor(sd1.clipText().graph(branches(half), half), LoadMode.MEMORY, HALF_PRECISION);
        xlText().holdsFor(secondText(half), LoadMode.MEMORY, HALF_PRECISION);
        decoded().holdsFor(sd1.vae().decoder(Seamless.NONE, half), LoadMode.MEMORY, HALF_PRECISION);
    }

    @Test
    void makesNothingForGpusThatOneCannotReplay() {
        GraphModel model = sd1.unet()
                .graph(
                        branches(Lowering.serving(Lowering.Target.CUDA)),
                        Seamless.NONE,
                        Lowering.serving(Lowering.Target.CUDA));
        assertThat(operators(model)).doesNotContain("If", "Loop", "Scan");
    }

    @Test
    void computesSd2sAttentionInThirtyTwoBits() {
        assertThat(wideAttentions(sdxl.weights(Component.UNET))).isZero();
        assertThat(wideAttentions(withoutLabel(sdxl.weights(Component.UNET)))).isPositive();
    }

    @Test
    void computesTheSameOnAGpu() {
        assumeTrue(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
        assumeTrue(Files.exists(Path.of("/dev/nvidia0")));
        Lowering half = Lowering.serving(Lowering.Target.CUDA);
        noise().holdsFor(sd1.unet().graph(branches(half), Seamless.NONE, half), LoadMode.DEVICE, HALF_PRECISION);
        text().holdsFor(sd1.clipText().graph(branches(half), half), LoadMode.DEVICE, HALF_PRECISION);
        xlText().holdsFor(secondText(half), LoadMode.DEVICE, HALF_PRECISION);
        decoded().holdsFor(sd1.vae().decoder(Seamless.NONE, half), LoadMode.DEVICE, HALF_PRECISION);
    }

    private GraphModel secondText(Lowering lowering) {
        return sdxl.textEncoders().getLast().graph(branches(lowering), lowering);
    }

    private static Weights withoutLabel(Weights weights) {
        Map<String, TensorEntry> rest = new LinkedHashMap<>();
        for (String name : weights.names()) {
            if (!name.startsWith("label_emb.")) {
                rest.put(name, weights.require(name));
            }
        }
        return Weights.below("", rest);
    }

    /** How many attentions get their queries from a Cast. */
    private static long wideAttentions(Weights weights) {
        Lowering half = Lowering.serving(Lowering.Target.CUDA);
        List<Node> nodes = new UNet(weights, 32)
                .graph(ModuleHook.NONE, Seamless.NONE, half)
                .nodes();
        Set<String> casts = nodes.stream()
                .filter(node -> node.operator().equals("Cast"))
                .flatMap(node -> node.outputs().stream())
                .collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> node.operator().equals("MultiHeadAttention"))
                .filter(node -> casts.contains(node.inputs().getFirst()))
                .count();
    }

    private static AdapterHook branches(Lowering lowering) {
        return new AdapterHook(Map.of(), lowering);
    }

    private static Reference noise() {
        return Reference.of("tiny-sd15/cases.safetensors")
                .input("x", "unet.x")
                .input("t", "unet.t")
                .input("context", "unet.context")
                .output("eps", "unet.eps");
    }

    private static Reference text() {
        return Reference.of("tiny-sd15/cases.safetensors")
                .input("ids", "text.ids")
                .output("skip.1", "text.last");
    }

    private static Reference xlText() {
        return Reference.of("tiny-sdxl/cases.safetensors")
                .input("ids", "text2.ids")
                .output("pooled", "text2.pooled");
    }

    private static Reference decoded() {
        return Reference.of("tiny-sd15/cases.safetensors").input("z", "vae.z").output("image", "vae.decoded");
    }

    private static Set<String> operators(GraphModel model) {
        return model.nodes().stream().map(Node::operator).collect(Collectors.toSet());
    }

    /** The operators of every node whose numbers, not only whose shape, depend on an adapter's matrices. */
    private static Set<String> operatorsBehindAdapters(GraphModel model) {
        Set<String> reached = model.optional().keySet().stream()
                .filter(name -> name.contains(".lora_"))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> operators = new TreeSet<>();
        for (Node node : model.nodes()) {
            boolean depends = node.inputs().stream().anyMatch(reached::contains)
                    || node.operator().equals("If");
            if (depends && !node.operator().equals("Shape")) {
                reached.addAll(node.outputs());
                operators.add(node.operator());
            }
        }
        return operators;
    }
}
