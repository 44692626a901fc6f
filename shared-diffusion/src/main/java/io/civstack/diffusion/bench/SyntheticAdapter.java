package io.civstack.diffusion.bench;

import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and shapes of a LoRA on all attention and feed-forward modules of a UNet, under the names that SDXL's trainers write. */
final class SyntheticAdapter {

    private SyntheticAdapter() {}

    static Map<String, long[]> shapes(UNet unet, long rank) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        unet.graph(new ModuleHook() {
            @Override
            public Value afterLinear(GraphBuilder graph, String name, Value x, Value y, long in, long out) {
                if (name.contains("transformer_blocks") || name.contains(".proj_")) {
                    String module = "lora_unet_" + name.replace('.', '_');
                    shapes.put(module + ".lora_down.weight", new long[] {rank, in});
                    shapes.put(module + ".lora_up.weight", new long[] {out, rank});
                }
                return y;
            }
        });
        return shapes;
    }
}
