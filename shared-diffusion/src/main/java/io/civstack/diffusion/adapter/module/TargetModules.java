package io.civstack.diffusion.adapter.module;

import io.civstack.diffusion.arch.Weights;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The modules of one model under all names that adapter files use for them. The table is made from the keys of the
 * model, because most tools replace dots by underscores, which cannot be undone from the name alone.
 */
public final class TargetModules {

    /** Prefixes that training wrappers leave in front of module names. */
    private static final List<String> WRAPPINGS = List.of("base_model.model.", "module.", "model.");

    private final Map<String, List<TargetModule>> byName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final List<TargetModule> targets = new ArrayList<>();

    /** The names of a checkpoint's networks. */
    public static TargetModules of(Checkpoint checkpoint) {
        Map<Component, Weights> weights = new EnumMap<>(Component.class);
        for (Component component : List.of(Component.UNET, Component.TEXT, Component.TEXT_2)) {
            if (checkpoint.has(component)) {
                weights.put(component, checkpoint.weights(component));
            }
        }
        return of(weights);
    }

    /**
     * The names of a model.
     *
     * @param weights of the networks that it has, of {@link Component#UNET}, {@link Component#TEXT} and
     *     {@link Component#TEXT_2}
     */
    public static TargetModules of(Map<Component, Weights> weights) {
        TargetModules names = new TargetModules();
        if (weights.containsKey(Component.UNET)) {
            UNetTargets.enter(weights.get(Component.UNET), names);
        }
        if (weights.containsKey(Component.TEXT)) {
            ClipTargets.enter(weights.get(Component.TEXT), names);
        }
        if (weights.containsKey(Component.TEXT_2)) {
            OpenClipTargets.enter(weights.get(Component.TEXT_2), !weights.containsKey(Component.TEXT), names);
        }
        return names;
    }

    private TargetModules() {}

    /** Every module that an adapter can change. */
    public List<TargetModule> targets() {
        return List.copyOf(targets);
    }

    /**
     * The module of that name: several when it is a fused module that the graph computes in equal parts, none when the
     * name is unknown or ambiguous.
     */
    public List<TargetModule> find(String written) {
        String name = unwrapped(written);
        return ambiguous.contains(name) ? List.of() : byName.getOrDefault(name, List.of());
    }

    public boolean isAmbiguous(String written) {
        return ambiguous.contains(unwrapped(written));
    }

    private String unwrapped(String written) {
        if (byName.containsKey(written)) {
            return written;
        }
        return WRAPPINGS.stream()
                .filter(written::startsWith)
                .findFirst()
                .map(wrapping -> unwrapped(written.substring(wrapping.length())))
                .orElse(written);
    }

    void add(TargetModule target) {
        targets.add(target);
    }

    /**
     * Adds a module under a path with dots and under the same path with underscores, each with the prefixes that tools
     * use.
     */
    void enter(List<TargetModule> meant, String path, List<String> dotted, List<String> underscored) {
        for (String prefix : dotted) {
            enter(prefix + path, meant);
        }
        String flat = path.replace('.', '_');
        for (String prefix : underscored) {
            enter(prefix + flat, meant);
        }
    }

    private void enter(String name, List<TargetModule> meant) {
        List<TargetModule> known = byName.putIfAbsent(name, meant);
        if (known != null && !known.equals(meant)) {
            ambiguous.add(name);
        }
    }
}
