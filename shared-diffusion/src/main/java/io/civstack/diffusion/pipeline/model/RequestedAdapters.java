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

/** The adapters of one request, fitted to its checkpoint. */
public final class RequestedAdapters {

    private final List<Adapter> adapters;
    private final OpenedAdapters opened;
    private final List<OpenedAdapters.Fitted> fitted = new ArrayList<>();
    private final OpenedCheckpoint checkpoint;
    private final AdapterSet mix;

    public RequestedAdapters(TextToImage request, OpenedCheckpoint checkpoint, OpenedAdapters opened) {
        this.checkpoint = checkpoint;
        this.adapters = request.adapters();
        this.opened = opened;
        List<NetworkTag> tags = NetworkTags.parse(request.prompt()).tags();
        List<AdapterSet.Use> uses = new ArrayList<>();
        for (Adapter adapter : adapters) {
            Adapter tagged = tagged(adapter, tags);
            OpenedAdapters.Fitted own = opened.open(adapter, checkpoint);
            fitted.add(own);
            uses.add(new AdapterSet.Use(own.adapter(), tagged.unetStrength(), tagged.textStrength()));
        }
        mix = new AdapterSet(uses);
    }

    /** The strengths that the prompt writes win over the request's; of several tags for one adapter the last. */
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

    /** What tells a component's network from others: whether it has branches for adapters, and which are merged into it. */
    public String variant(Component component) {
        if (isPlain(component)) {
            return "";
        }
        StringBuilder key = new StringBuilder("+branches");
        if (!MergedWeights.isNeeded(component, mix)) {
            return key.toString();
        }
        for (int i = 0; i < fitted.size(); i++) {
            AdapterSet.Use use = mix.uses().get(i);
            if (MergedWeights.isNeeded(component, new AdapterSet(List.of(use)))) {
                key.append('+').append(fitted.get(i).fingerprint());
                key.append('@').append(use.strength(component));
            }
        }
        return key.toString();
    }

    /** Lets the adapters into a network that is built. */
    public ModuleHook hook(Component component, Lowering lowering) {
        return isPlain(component) ? ModuleHook.NONE : new AdapterHook(MergedWeights.of(component, mix), lowering);
    }

    /**
     * Places for adapters cost a small network a sixth of its time, so it is built without them until somebody brings an adapter. They cost a
     * big one a hundredth, and loading it twice would cost seconds.
     */
    private boolean isPlain(Component component) {
        return mix.uses().isEmpty()
                && LoadCost.isSmall(Float.BYTES * checkpoint.checkpoint().parameters(component));
    }

    /** The inputs by which a network gets them. */
    public Map<String, Tensor> inputs(Component component) {
        return BranchInputs.of(component, mix);
    }
}
