package io.civstack.diffusion.adapter;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The header of a low-rank adapter as a tool would write it. Every module's shape is that of the module which its own
 * path means, so that a name which is taken for another's shows as a shape that does not fit.
 */
final class WrittenAdapter {

    static final int RANK = 8;

    private final TargetModules model;
    private final String down;
    private final String up;
    private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();

    /** An adapter of a model, with the endings of a module's two tensors. */
    WrittenAdapter(TargetModules model, String down, String up) {
        this.model = model;
        this.down = down;
        this.up = up;
    }

    /** Modules with a prefix, and with {@code dot} in place of the dots. */
    WrittenAdapter with(List<String> modules, String prefix, String dot) {
        return with(modules, prefix, dot, module -> module);
    }

    /** The same, where the model itself knows the modules under another path. */
    WrittenAdapter with(List<String> modules, String prefix, String dot, UnaryOperator<String> own) {
        for (String module : modules) {
            write(
                    prefix + module.replace(".", dot),
                    model.find(own.apply(module)).getFirst());
        }
        return this;
    }

    WrittenAdapter put(String name, long... shape) {
        return put(name, FullSizeModel.tensor(name, shape));
    }

    WrittenAdapter put(String name, TensorEntry tensor) {
        tensors.put(name, tensor);
        return this;
    }

    private void write(String name, TargetModule target) {
        long kernel =
                target.kind() == TargetModule.Kind.CONVOLUTION ? target.weight().dim(2) : 1;
        put(name + down, RANK, target.in(), kernel, kernel);
        put(name + up, target.out(), RANK, 1, 1);
    }

    FittedAdapter fitted() {
        return FittedAdapter.of(AdapterFile.of(new SafetensorsFile(Path.of("/nowhere"), 0, Map.of(), tensors)), model);
    }
}
