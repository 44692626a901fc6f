package io.civstack.diffusion.bench;

import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Names and shapes of a LoRA on all attention and feed-forward modules of a UNet, under the names that SDXL's trainers
 * write.
 */
final class SyntheticAdapter {

    private SyntheticAdapter() {}

    static Map<String, long[]> shapes(UNet unet, long rank) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        unet.graph(new ModuleHook() {
            @Override
            public Value linear(
                    GraphBuilder graph,
                    Linear linear,
                    Value x,
                    Value weight,
                    Supplier<Value> plain,
                    UnaryOperator<Value> biased) {
                String name = linear.name();
                if (name.contains("transformer_blocks") || name.contains(".proj_")) {
                    String module = "lora_unet_" + name.replace('.', '_');
                    shapes.put(module + ".lora_down.weight", new long[] {rank, linear.in()});
                    shapes.put(module + ".lora_up.weight", new long[] {linear.out(), rank});
                }
                return biased.apply(plain.get());
            }
        });
        return shapes;
    }
}
