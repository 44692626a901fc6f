package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of adapter does what its formula says, computed here once more, slowly and in double precision, and applied as a whole difference. */
class AdapterKindsTest {

    private static final float TOLERANCE = 2e-4f;
    private static final double STRENGTH = 0.7;
    /** A module of every shape: 3x3, with stride 2, 1x1, behind an upscaling, linear of tokens, of vectors, of a 1x1 convolution's weight. */
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

    @TempDir
    private Path folder;

    private static final Checkpoint CHECKPOINT = Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors"));
    private static final Network PLAIN = load(Map.of());

    private final SiteNames names = SiteNames.of(CHECKPOINT);
    private final AdapterBytes adapter = new AdapterBytes(11);
    private final AdapterBytes difference = new AdapterBytes(12);

    @AfterAll
    static void close() {
        PLAIN.close();
    }

    private static Network load(Map<String, FloatBuffer> merged) {
        return new OnnxLoader(2).load(CHECKPOINT.unet().graph(new AdapterHook(merged)), LoadMode.MEMORY);
    }

    /** A module under the name that kohya gives it. */
    private record Target(String name, Site site) {

        int kernel() {
            return site.kernelLength();
        }

        int side() {
            return (int) Math.sqrt(kernel());
        }

        boolean isConvolution() {
            return site.kind() == Site.Kind.CONVOLUTION;
        }

        int[] shape(int out, int in) {
            return isConvolution() ? new int[] {out, in, side(), side()} : new int[] {out, in};
        }
    }

    private List<Target> targets() {
        return MODULES.stream()
                .map(name -> new Target(
                        "lora_unet_" + name, names.find("lora_unet_" + name).getFirst()))
                .toList();
    }

    @Test
    void appliesLoConToEveryShapeOfModule() throws IOException {
        for (Target target : targets()) {
            Site site = target.site();
            float[] down = adapter.add(target.name() + ".lora_down.weight", target.shape(5, site.in()));
            float[] up = adapter.add(target.name() + ".lora_up.weight", site.out(), 5);
            adapter.put(target.name() + ".alpha", new float[] {2});
            expect(target, scaled(product(up, down, site.out(), 5), 2.0 / 5));
        }
        holds(true);
    }

    @Test
    void appliesLoConWithACore() throws IOException {
        for (Target target : targets()) {
            if (target.isConvolution()) {
                Site site = target.site();
                float[] down = adapter.add(target.name() + ".lora_down.weight", 3, site.in(), 1, 1);
                float[] core = adapter.add(target.name() + ".lora_mid.weight", 4, 3, target.side(), target.side());
                float[] up = adapter.add(target.name() + ".lora_up.weight", site.out(), 4, 1, 1);
                adapter.put(target.name() + ".alpha", new float[] {1});
                expect(
                        target,
                        scaled(tucker(core, transposed(up, site.out(), 4), down, 4, 3, target.kernel()), 1.0 / 4));
            }
        }
        holds(true);
    }

    @Test
    void appliesLoHa() throws IOException {
        for (Target target : targets()) {
            Site site = target.site();
            float[] a1 = adapter.add(target.name() + ".hada_w1_a", site.out(), 3);
            float[] b1 = adapter.add(target.name() + ".hada_w1_b", 3, site.rowLength());
            float[] a2 = adapter.add(target.name() + ".hada_w2_a", site.out(), 3);
            float[] b2 = adapter.add(target.name() + ".hada_w2_b", 3, site.rowLength());
            adapter.put(target.name() + ".alpha", new float[] {6});
            expect(target, scaled(times(product(a1, b1, site.out(), 3), product(a2, b2, site.out(), 3)), 2));
        }
        holds(false);
    }

    @Test
    void appliesLoHaWithCores() throws IOException {
        for (Target target : targets()) {
            if (target.isConvolution()) {
                Site site = target.site();
                double[][] halves = new double[2][];
                for (int half = 1; half <= 2; half++) {
                    float[] core = adapter.add(target.name() + ".hada_t" + half, 3, 3, target.side(), target.side());
                    float[] a = adapter.add(target.name() + ".hada_w" + half + "_a", 3, site.out());
                    float[] b = adapter.add(target.name() + ".hada_w" + half + "_b", 3, site.in());
                    halves[half - 1] = tucker(core, a, b, 3, 3, target.kernel());
                }
                expect(target, times(halves[0], halves[1]));
            }
        }
        holds(false);
    }

    @Test
    void appliesLoKr() throws IOException {
        for (Target target : targets()) {
            Site site = target.site();
            int rows = site.out() % 4 == 0 ? 4 : 1;
            int columns = site.in() % 4 == 0 ? 4 : 1;
            float[] left = adapter.add(target.name() + ".lokr_w1", rows, columns);
            float[] a = adapter.add(target.name() + ".lokr_w2_a", site.out() / rows, 2);
            float[] b = adapter.add(target.name() + ".lokr_w2_b", 2, site.rowLength() / columns);
            adapter.put(target.name() + ".alpha", new float[] {1});
            double[] right = product(a, b, site.out() / rows, 2);
            expect(target, scaled(kronecker(left, rows, right, site.out() / rows), 0.5));
        }
        holds(false);
    }

    @Test
    void appliesLoKrOfWholeFactorsUnscaled() throws IOException {
        for (Target target : targets()) {
            Site site = target.site();
            float[] left = adapter.add(target.name() + ".lokr_w1", 1, 1);
            float[] right = adapter.add(target.name() + ".lokr_w2", target.shape(site.out(), site.in()));
            adapter.put(target.name() + ".alpha", new float[] {1});
            expect(target, kronecker(left, 1, doubles(right), site.out()));
        }
        holds(false);
    }

    @Test
    void appliesLoKrWithACore() throws IOException {
        for (Target target : targets()) {
            if (target.isConvolution()) {
                Site site = target.site();
                float[] left = adapter.add(target.name() + ".lokr_w1", 1, 1);
                float[] core = adapter.add(target.name() + ".lokr_t2", 2, 3, target.side(), target.side());
                float[] a = adapter.add(target.name() + ".lokr_w2_a", 2, site.out());
                float[] b = adapter.add(target.name() + ".lokr_w2_b", 3, site.in());
                expect(target, kronecker(left, 1, tucker(core, a, b, 2, 3, target.kernel()), site.out()));
            }
        }
        holds(false);
    }

    @Test
    void appliesDoraByOutputAndByInput() throws IOException {
        int count = 0;
        for (Target target : targets()) {
            Site site = target.site();
            boolean byInput = count++ % 2 == 0;
            float[] down = adapter.add(target.name() + ".lora_down.weight", target.shape(3, site.in()));
            float[] up = adapter.add(target.name() + ".lora_up.weight", site.out(), 3);
            int groups = byInput ? site.in() : site.out();
            int[] shape = byInput ? target.shape(1, groups) : target.shape(groups, 1);
            for (int i = 2; i < shape.length; i++) {
                shape[i] = 1;
            }
            float[] magnitude = adapter.add(target.name() + ".dora_scale", shape);
            double[] changed = product(up, down, site.out(), 3);
            float[] weight = new Numbers(site.weight()).read();
            double[] squares = new double[groups];
            for (int i = 0; i < weight.length; i++) {
                changed[i] += weight[i];
                squares[group(target, byInput, i)] += changed[i] * changed[i];
            }
            for (int i = 0; i < weight.length; i++) {
                int group = group(target, byInput, i);
                changed[i] = magnitude[group] * changed[i] / Math.sqrt(squares[group]) - weight[i];
            }
            expect(target, changed);
        }
        holds(false);
    }

    private static int group(Target target, boolean byInput, int index) {
        return byInput
                ? index / target.kernel() % target.site().in()
                : index / (target.kernel() * target.site().in());
    }

    @Test
    void appliesWholeWeightsAsDifferences() throws IOException {
        for (Target target : targets()) {
            Site site = target.site();
            float[] other = adapter.add(target.name() + ".set_weight", target.shape(site.out(), site.in()));
            float[] weight = new Numbers(site.weight()).read();
            double[] change = doubles(other);
            for (int i = 0; i < weight.length; i++) {
                change[i] -= weight[i];
            }
            expect(target, change);
        }
        holds(false);
    }

    @Test
    void addsDifferencesOfWeightsBiasesAndNorms() throws IOException {
        // Given: half of the change in one adapter, the other half in a second one
        for (String module : List.of(
                "down_blocks_0_resnets_0_norm1",
                "mid_block_attentions_0_norm",
                "mid_block_attentions_0_transformer_blocks_0_norm2")) {
            int width = names.find("lora_unet_" + module).getFirst().out();
            float[] weight = adapter.add("lora_unet_" + module + ".w_norm", width);
            float[] bias = adapter.add("lora_unet_" + module + ".b_norm", width);
            difference.put("lora_unet_" + module + ".diff", weight, width);
            difference.put("lora_unet_" + module + ".diff_b", bias, width);
        }
        Target convolution = targets().getFirst();
        float[] bias =
                adapter.add(convolution.name() + ".diff_b", convolution.site().out());
        difference.put(convolution.name() + ".diff_b", bias, bias.length);
        FittedAdapter first = fitted(adapter.write(folder.resolve("a.safetensors")));
        FittedAdapter second = fitted(difference.write(folder.resolve("b.safetensors")));

        // When
        float[] halves = run(new Mix(List.of(new Mix.Use(first, 0.4, 0), new Mix.Use(second, 0.3, 0))));

        // Then
        assertThat(first.unmatched()).isEmpty();
        assertThat(halves)
                .usingComparatorWithPrecision(TOLERANCE)
                .containsExactly(run(new Mix(List.of(new Mix.Use(first, STRENGTH, 0)))));
        assertThat(halves).isNotEqualTo(run(Mix.NONE));
    }

    @Test
    void givesEveryRowOfABatchItsOwnAdapters() throws IOException {
        // Given
        for (Target target : targets()) {
            Site site = target.site();
            adapter.add(target.name() + ".lora_down.weight", target.shape(3, site.in()));
            adapter.add(target.name() + ".lora_up.weight", site.out(), 3);
            difference.add(target.name() + ".lora_down.weight", target.shape(6, site.in()));
            difference.add(target.name() + ".lora_up.weight", site.out(), 6);
        }
        Mix.Use first = new Mix.Use(fitted(adapter.write(folder.resolve("a.safetensors"))), 0.6, 0);
        Mix.Use second = new Mix.Use(fitted(difference.write(folder.resolve("b.safetensors"))), -0.4, 0);
        List<Mix> rows =
                List.of(new Mix(List.of(first)), Mix.NONE, new Mix(List.of(second, first)), new Mix(List.of(second)));

        // When
        float[] together = run(rows, Map.of());

        // Then
        float[] oneByOne = new float[together.length];
        int length = together.length / rows.size();
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(run(rows.get(row)), row * length, oneByOne, row * length, length);
        }
        assertThat(together).usingComparatorWithPrecision(TOLERANCE).containsExactly(oneByOne);
    }

    private void expect(Target target, double[] change) {
        float[] numbers = new float[change.length];
        for (int i = 0; i < change.length; i++) {
            numbers[i] = (float) change[i];
        }
        difference.put(
                target.name() + ".diff",
                numbers,
                target.shape(target.site().out(), target.site().in()));
    }

    private void holds(boolean asInputs) throws IOException {
        // Given
        FittedAdapter own = fitted(adapter.write(folder.resolve("a.safetensors")));
        FittedAdapter whole = fitted(difference.write(folder.resolve("b.safetensors")));
        Mix mix = new Mix(List.of(new Mix.Use(own, STRENGTH, 0)));

        // When
        float[] changed = run(mix);

        // Then
        assertThat(own.unmatched()).isEmpty();
        assertThat(MergedWeights.isNeeded(Component.UNET, mix)).isEqualTo(!asInputs);
        assertThat(changed)
                .usingComparatorWithPrecision(TOLERANCE)
                .containsExactly(run(new Mix(List.of(new Mix.Use(whole, STRENGTH, 0)))));
        assertThat(changed).isNotEqualTo(run(Mix.NONE));
    }

    private FittedAdapter fitted(Path file) {
        return FittedAdapter.of(AdapterFile.open(file), names);
    }

    private float[] run(Mix mix) {
        return run(List.of(mix), MergedWeights.of(Component.UNET, mix));
    }

    /** Four rows of a picture of 8 x 6 latents. */
    private float[] run(List<Mix> rows, Map<String, FloatBuffer> merged) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(BranchInputs.ofRows(Component.UNET, rows));
        Random random = new Random(3);
        inputs.put("x", random(random, 4, 4, 8, 6));
        inputs.put("t", Tensor.floats(4).put(new float[] {1, 250, 500, 999}));
        inputs.put("context", random(random, 4, 77, 64));
        Tensor.Floats eps = Tensor.floats(4, 4, 8, 6);
        Network network = merged.isEmpty() ? PLAIN : load(merged);
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

    private static double[] doubles(float[] numbers) {
        List<Double> all = new ArrayList<>();
        for (float number : numbers) {
            all.add((double) number);
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] scaled(double[] numbers, double factor) {
        return java.util.Arrays.stream(numbers).map(number -> factor * number).toArray();
    }

    private static double[] times(double[] left, double[] right) {
        double[] product = left.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= right[i];
        }
        return product;
    }

    private static double[] product(float[] left, float[] right, int rows, int inner) {
        int columns = right.length / inner;
        double[] product = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int i = 0; i < inner; i++) {
                    product[row * columns + column] += (double) left[row * inner + i] * right[i * columns + column];
                }
            }
        }
        return product;
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] other = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            other[i % columns * rows + i / columns] = matrix[i];
        }
        return other;
    }

    /** out[p, q, k] = sum over i, j of core[i, j, k] left[i, p] right[j, q]. */
    private static double[] tucker(float[] core, float[] left, float[] right, int leftRank, int rightRank, int kernel) {
        int out = left.length / leftRank;
        int in = right.length / rightRank;
        double[] result = new double[out * in * kernel];
        for (int index = 0; index < result.length; index++) {
            int p = index / (in * kernel);
            int q = index / kernel % in;
            for (int i = 0; i < leftRank; i++) {
                for (int j = 0; j < rightRank; j++) {
                    double factor = (double) left[i * out + p] * right[j * in + q];
                    result[index] += factor * core[(i * rightRank + j) * kernel + index % kernel];
                }
            }
        }
        return result;
    }

    private static double[] kronecker(float[] left, int leftRows, double[] right, int rightRows) {
        int leftColumns = left.length / leftRows;
        int rightColumns = right.length / rightRows;
        double[] result = new double[left.length * right.length];
        int columns = leftColumns * rightColumns;
        for (int index = 0; index < result.length; index++) {
            int row = index / columns;
            int column = index % columns;
            double l = left[row / rightRows * leftColumns + column / rightColumns];
            result[index] = l * right[row % rightRows * rightColumns + column % rightColumns];
        }
        return result;
    }
}
