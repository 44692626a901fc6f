package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.adapter.AdapterSet;
import io.civstack.diffusion.adapter.BranchInputs;
import io.civstack.diffusion.adapter.MergedWeights;
import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.cache.LoadCost;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.prompt.NetworkTag;
import io.civstack.diffusion.prompt.NetworkTags;
import io.civstack.diffusion.request.Adapter;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.run.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The adapters of one request, resolved to the modules of its checkpoint, with the strengths that the prompt sets. */
public final class RequestedAdapters {

    private final List<Adapter> adapters;
    private final OpenedAdapters opened;
    private final List<OpenedAdapters.Fitted> fitted = new ArrayList<>();
    private final OpenedCheckpoint checkpoint;
    private final AdapterSet set;

    public RequestedAdapters(TextToImage request, OpenedCheckpoint checkpoint, OpenedAdapters opened) {
        this.checkpoint = checkpoint;
        this.adapters = request.adapters();
        this.opened = opened;
        List<NetworkTag> tags = NetworkTags.parse(request.prompt()).tags();
        List<AdapterSet.Entry> entries = new ArrayList<>();
        for (Adapter adapter : adapters) {
            Adapter tagged = tagged(adapter, tags);
            OpenedAdapters.Fitted own = opened.open(adapter, checkpoint);
            fitted.add(own);
            entries.add(new AdapterSet.Entry(own.adapter(), tagged.unetStrength(), tagged.textStrength()));
        }
        set = new AdapterSet(entries);
    }

    /** Strengths of {@code <lora:name:0.8>} tags override those of the request; the last tag of an adapter counts. */
    private static Adapter tagged(Adapter adapter, List<NetworkTag> tags) {
        return tags.stream()
                .filter(tag -> tag.name().equals(adapter.name()))
                .reduce((first, last) -> last)
                .map(tag -> adapter.withStrengths(tag.unetStrength(), tag.textStrength()))
                .orElse(adapter);
    }

    /** Names and AutoV3 hashes as A1111 writes them: {@code name: 0123456789ab, other: ...}; empty without adapters. */
    public String hashes() {
        return adapters.stream()
                .map(adapter -> adapter.name() + ": " + opened.autoV3(adapter))
                .collect(Collectors.joining(", "));
    }

    /**
     * The part of a network's cache key that comes from adapters: whether the graph has branches, and which adapters
     * are merged into weights.
     */
    public String variant(Component component) {
        if (isPlain(component)) {
            return "";
        }
        StringBuilder key = new StringBuilder("+branches");
        if (!MergedWeights.isNeeded(component, set)) {
            return key.toString();
        }
        for (int i = 0; i < fitted.size(); i++) {
            AdapterSet.Entry entry = set.entries().get(i);
            if (MergedWeights.isNeeded(component, new AdapterSet(List.of(entry)))) {
                key.append('+').append(fitted.get(i).fingerprint());
                key.append('@').append(entry.strength(component));
            }
        }
        return key.toString();
    }

    /** What builds branches and merged weights into a graph. */
    public ModuleHook hook(Component component, Lowering lowering) {
        return isPlain(component) ? ModuleHook.NONE : new AdapterHook(MergedWeights.of(component, set), lowering);
    }

    /**
     * Whether a network is built without branches. Unused branches cost a small network a sixth of its time, so it gets
     * them only when there are adapters. They cost a large network a hundredth, while loading it a second time would
     * cost seconds.
     */
    private boolean isPlain(Component component) {
        return set.entries().isEmpty()
                && LoadCost.isSmall(Float.BYTES * checkpoint.checkpoint().parameters(component));
    }

    /** The graph inputs with the matrices of LoRA and LoCon adapters. */
    public Map<String, Tensor> inputs(Component component) {
        return BranchInputs.of(component, set);
    }
}
