package io.civstack.diffusion.adapter;

import io.civstack.diffusion.adapter.ModuleReader.Reading;
import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.adapter.weight.Dora;
import io.civstack.diffusion.adapter.weight.FullDifference;
import io.civstack.diffusion.adapter.weight.FullReplacement;
import io.civstack.diffusion.adapter.weight.Loha;
import io.civstack.diffusion.adapter.weight.Lokr;
import io.civstack.diffusion.adapter.weight.Lora;
import io.civstack.diffusion.adapter.weight.WeightChange;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An adapter file resolved to the modules of a model. Every tensor either changes the model or is listed as unmatched
 * with the reason.
 */
public final class FittedAdapter {

    private final AdapterFile file;
    private final Map<Component, Map<TargetModule, List<WeightChange>>> changes = new EnumMap<>(Component.class);
    private final Set<String> kinds = new TreeSet<>();
    private final List<UnmatchedKey> unmatched;
    private int modules;

    private FittedAdapter(AdapterFile file) {
        this.file = file;
        this.unmatched = new ArrayList<>(file.leftOver());
    }

    /**
     * Resolves the modules and checks the shapes of the tensors. Reads alphas, no weights.
     *
     * @throws UnreadableModelException when tensors do not fit the model's modules, or no module is found
     */
    public static FittedAdapter of(AdapterFile file, TargetModules names) {
        FittedAdapter fitted = new FittedAdapter(file);
        DeclaredScales declared = DeclaredScales.of(file.file().metadata());
        file.modules().forEach((module, tensors) -> fitted.add(module, tensors, names, declared));
        if (fitted.changes.isEmpty()) {
            throw fitted.refusal();
        }
        return fitted;
    }

    private UnreadableModelException refusal() {
        return unmatched.stream().anyMatch(key -> key.reason() == UnmatchedKey.Reason.UNSUPPORTED_KIND)
                ? new UnreadableModelException(
                        Reason.UNKNOWN_ARCHITECTURE,
                        "The adapter is of a kind that is not applied, such as OFT, BOFT, GLoRA or IA3.")
                : new UnreadableModelException(
                        Reason.OTHER_MODEL,
                        "The adapter was made for another model: none of its modules is in this one.");
    }

    public AdapterFile file() {
        return file;
    }

    /** Tensors of the file that have no effect on this model, in the file's order. */
    public List<UnmatchedKey> unmatched() {
        return Collections.unmodifiableList(unmatched);
    }

    /** How many of the file's modules change something in this component. */
    public int modules(Component component) {
        return changesOf(component).size();
    }

    /** How many of the file's modules change something. */
    public int modules() {
        return modules;
    }

    /** Kinds of its tensors: {@code lora}, {@code loha}, {@code lokr}, {@code dora}, {@code diff}, {@code bias}. */
    public Set<String> kinds() {
        return Collections.unmodifiableSet(kinds);
    }

    Map<TargetModule, List<WeightChange>> changesOf(Component component) {
        return changes.getOrDefault(component, Map.of());
    }

    private void add(String module, Map<KeyPart, TensorEntry> tensors, TargetModules names, DeclaredScales declared) {
        List<TargetModule> targets = names.find(module);
        if (targets.stream().anyMatch(target -> changesOf(target.component()).containsKey(target))) {
            tensors.values()
                    .forEach(tensor -> unmatched.add(new UnmatchedKey(tensor.name(), UnmatchedKey.Reason.TWICE)));
            return;
        }
        Set<KeyPart> used = EnumSet.noneOf(KeyPart.class);
        for (int part = 0; part < targets.size(); part++) {
            TargetModule target = targets.get(part);
            Reading reading = ModuleReader.read(module, target, part, targets.size(), tensors, declared);
            used.addAll(reading.used());
            if (!reading.changes().isEmpty()) {
                changes.computeIfAbsent(target.component(), component -> new LinkedHashMap<>())
                        .computeIfAbsent(target, changed -> new ArrayList<>())
                        .addAll(reading.changes());
                reading.changes().forEach(change -> kinds.add(kindOf(change)));
            }
        }
        modules += used.isEmpty() ? 0 : 1;
        tensors.forEach((part, tensor) -> {
            if (!used.contains(part)) {
                unmatched.add(new UnmatchedKey(tensor.name(), why(module, part, tensors, targets, names)));
            }
        });
    }

    private static UnmatchedKey.Reason why(
            String module,
            KeyPart part,
            Map<KeyPart, TensorEntry> tensors,
            List<TargetModule> targets,
            TargetModules names) {
        if (!tensors.keySet().stream().allMatch(KeyPart::isApplied)) {
            return UnmatchedKey.Reason.UNSUPPORTED_KIND;
        }
        if (targets.isEmpty()) {
            return names.isAmbiguous(module) ? UnmatchedKey.Reason.AMBIGUOUS : UnmatchedKey.Reason.NO_SUCH_MODULE;
        }
        boolean cut = targets.size() > 1 && part != KeyPart.ALPHA;
        if (part == KeyPart.BIAS_DIFFERENCE) {
            return UnmatchedKey.Reason.NO_BIAS;
        }
        return cut ? UnmatchedKey.Reason.UNSUPPORTED_KIND : UnmatchedKey.Reason.INCOMPLETE;
    }

    private static String kindOf(WeightChange change) {
        return switch (change) {
            case Lora lora -> "lora";
            case Loha loha -> "loha";
            case Lokr lokr -> "lokr";
            case Dora dora -> "dora";
            case FullDifference whole -> "diff";
            case FullReplacement whole -> "diff";
            case WeightChange.OfBias bias -> "bias";
        };
    }
}
