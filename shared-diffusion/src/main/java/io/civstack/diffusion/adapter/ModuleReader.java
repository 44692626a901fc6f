package io.civstack.diffusion.adapter;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import io.civstack.diffusion.adapter.weight.Dora;
import io.civstack.diffusion.adapter.weight.FullDifference;
import io.civstack.diffusion.adapter.weight.FullReplacement;
import io.civstack.diffusion.adapter.weight.Loha;
import io.civstack.diffusion.adapter.weight.Lokr;
import io.civstack.diffusion.adapter.weight.Lora;
import io.civstack.diffusion.adapter.weight.WeightChange;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Alternation the tensors that an adapter file has for one module into weight changes, and checks their shapes.
 *
 * <p>When the file names a fused module (qkv) that the graph computes in parts, each part gets its rows of the up
 * matrix and the whole down matrix.
 */
final class ModuleReader {

    /** The highest rank. Adapters people share end at 512; a matrix of the largest UNet has rank 1280. */
    static final int RANK_MAX = 2048;

    private final String module;
    private final TargetModule target;
    private final int part;
    private final int parts;
    private final Map<KeyPart, TensorEntry> tensors;
    private final DeclaredScales declared;
    private final Set<KeyPart> used = EnumSet.noneOf(KeyPart.class);

    private ModuleReader(
            String module,
            TargetModule target,
            int part,
            int parts,
            Map<KeyPart, TensorEntry> tensors,
            DeclaredScales declared) {
        this.declared = declared;
        this.module = module;
        this.target = target;
        this.part = part;
        this.parts = parts;
        this.tensors = tensors;
    }

    /**
     * The result for one target module.
     *
     * @param changes of the module
     * @param used the parts that were read
     */
    record Reading(List<WeightChange> changes, Set<KeyPart> used) {}

    /** Part {@code part} of the {@code parts} targets that the file calls by one name. */
    static Reading read(
            String module,
            TargetModule target,
            int part,
            int parts,
            Map<KeyPart, TensorEntry> tensors,
            DeclaredScales declared) {
        return new ModuleReader(module, target, part, parts, tensors, declared).read();
    }

    private Reading read() {
        List<WeightChange> changes = new ArrayList<>();
        additive().map(this::decomposed).ifPresent(changes::add);
        take(KeyPart.DIFFERENCE).map(this::wholeWeight).map(FullDifference::new).ifPresent(changes::add);
        take(KeyPart.REPLACEMENT)
                .map(this::wholeWeight)
                .map(FullReplacement::new)
                .ifPresent(changes::add);
        if (target.bias().isPresent()) {
            take(KeyPart.BIAS_DIFFERENCE).map(this::rows).ifPresent(difference -> {
                fits(difference.elements() == target.out());
                changes.add(new WeightChange.OfBias(new AdapterTensor(difference)));
            });
        }
        return new Reading(changes, used);
    }

    private Optional<WeightChange.Additive> additive() {
        if (has(KeyPart.DOWN, KeyPart.UP)) {
            return Optional.of(lowRank());
        }
        if (has(KeyPart.HADA_W1_A, KeyPart.HADA_W1_B, KeyPart.HADA_W2_A, KeyPart.HADA_W2_B)) {
            return Optional.of(hadamard());
        }
        boolean first = has(KeyPart.LOKR_W1) || has(KeyPart.LOKR_W1_A, KeyPart.LOKR_W1_B);
        boolean second = has(KeyPart.LOKR_W2) || has(KeyPart.LOKR_W2_A, KeyPart.LOKR_W2_B);
        return first && second && parts == 1 ? Optional.of(kronecker()) : Optional.empty();
    }

    private WeightChange.OfWeight decomposed(WeightChange.Additive inner) {
        if (!has(KeyPart.MAGNITUDE) || parts > 1) {
            return inner;
        }
        Dora change = new Dora(inner, new AdapterTensor(required(KeyPart.MAGNITUDE)));
        fits(change.magnitude().entry().elements() == change.groups(target));
        return change;
    }

    private Lora lowRank() {
        TensorEntry down = required(KeyPart.DOWN);
        TensorEntry up = rows(required(KeyPart.UP));
        Optional<TensorEntry> core = take(KeyPart.MID);
        int rank = rankOf(core.orElse(down));
        fits(up.elements() == (long) target.out() * rank);
        if (core.isPresent()) {
            fits(core.get().rank() >= 2 && core.get().dim(1) == down.dim(0));
            fits(core.get().elements() == (long) rank * rankOf(down) * target.kernelLength());
            fits(down.elements() == (long) rankOf(down) * target.in());
        } else {
            fits(down.elements() == (long) rank * target.rowLength());
        }
        return new Lora(new AdapterTensor(down), core.map(AdapterTensor::new), new AdapterTensor(up), scale(rank));
    }

    private Loha hadamard() {
        Loha.Half first = half(KeyPart.HADA_W1_A, KeyPart.HADA_W1_B, KeyPart.HADA_T1);
        Loha.Half second = half(KeyPart.HADA_W2_A, KeyPart.HADA_W2_B, KeyPart.HADA_T2);
        return new Loha(first, second, alpha(first.rank()));
    }

    private Loha.Half half(KeyPart a, KeyPart b, KeyPart core) {
        TensorEntry left = required(a);
        TensorEntry right = required(b);
        Optional<TensorEntry> tucker = take(core);
        int rank = rankOf(right);
        if (tucker.isPresent()) {
            fits(parts == 1);
            tuckerFits(tucker.get(), left, right);
            fits(left.dim(1) == target.out() && right.elements() == (long) rank * target.in());
        } else {
            left = rows(left);
            fits(left.elements() == (long) target.out() * rank && right.elements() == (long) rank * target.rowLength());
        }
        return new Loha.Half(new AdapterTensor(left), new AdapterTensor(right), tucker.map(AdapterTensor::new));
    }

    private Lokr kronecker() {
        Lokr.Factor first = factor(KeyPart.LOKR_W1, KeyPart.LOKR_W1_A, KeyPart.LOKR_W1_B, Optional.empty());
        Lokr.Factor second = factor(KeyPart.LOKR_W2, KeyPart.LOKR_W2_A, KeyPart.LOKR_W2_B, take(KeyPart.LOKR_T2));
        fits((long) first.rows() * second.rows() == target.out());
        fits(columns(first) * columns(second) == target.rowLength());
        double scale =
                switch (second) {
                    case Lokr.Product product -> alpha(product.b().dim(0));
                    case Lokr.Whole whole ->
                        first instanceof Lokr.Product product
                                ? alpha(product.b().dim(0))
                                : unscaled();
                };
        return new Lokr(first, second, scale);
    }

    private Lokr.Factor factor(KeyPart whole, KeyPart a, KeyPart b, Optional<TensorEntry> core) {
        if (has(whole)) {
            TensorEntry entry = required(whole);
            fits(entry.rank() >= 2 && entry.elements() > 0);
            return new Lokr.Whole(new AdapterTensor(entry));
        }
        TensorEntry left = required(a);
        TensorEntry right = required(b);
        rankOf(right);
        core.ifPresent(tucker -> tuckerFits(tucker, left, right));
        fits(left.rank() == 2 && left.elements() > 0 && right.elements() > 0);
        fits(core.isPresent() || left.dim(1) == right.dim(0));
        return new Lokr.Product(new AdapterTensor(left), new AdapterTensor(right), core.map(AdapterTensor::new));
    }

    private static long columns(Lokr.Factor factor) {
        return switch (factor) {
            case Lokr.Whole whole -> whole.numbers().entry().elements() / whole.rows();
            case Lokr.Product product -> {
                long plain = product.b().entry().elements() / product.b().dim(0);
                yield product.core()
                        .map(core -> plain * (core.entry().elements() / ((long) core.dim(0) * core.dim(1))))
                        .orElse(plain);
            }
        };
    }

    private void tuckerFits(TensorEntry core, TensorEntry left, TensorEntry right) {
        fits(core.rank() == 4 && left.rank() == 2 && right.rank() >= 2);
        fits(core.dim(0) == rankOf(left) && core.dim(1) == rankOf(right));
        fits(core.dim(2) * core.dim(3) == target.kernelLength());
    }

    private AdapterTensor wholeWeight(TensorEntry entry) {
        TensorEntry own = rows(entry);
        fits(own.elements() == target.weight().elements());
        return new AdapterTensor(own);
    }

    /** The rows of this module, where the tensor is for several modules at once. */
    private TensorEntry rows(TensorEntry entry) {
        fits(entry.rank() >= 1 && entry.dim(0) == (long) target.out() * parts);
        return parts == 1 ? entry : entry.part(part, parts);
    }

    private int rankOf(TensorEntry entry) {
        fits(entry.rank() >= 2);
        if (entry.dim(0) < 1 || entry.dim(0) > RANK_MAX) {
            throw new UnreadableModelException(
                    Reason.HOSTILE_HEADER,
                    "The adapter has rank " + entry.dim(0) + " at " + module + "; 1 to " + RANK_MAX + " can be.");
        }
        return Math.toIntExact(entry.dim(0));
    }

    /** From the alpha tensor of the module, or from the metadata. */
    private double scale(int rank) {
        return has(KeyPart.ALPHA) ? alpha(rank) : declared.of(module, rank);
    }

    /** alpha / rank; 1 without an alpha. */
    private double alpha(int rank) {
        Optional<TensorEntry> alpha = take(KeyPart.ALPHA);
        if (alpha.isEmpty()) {
            return 1;
        }
        if (alpha.get().elements() != 1) {
            throw misfit();
        }
        return new AdapterTensor(alpha.get()).read()[0] / (double) rank;
    }

    /** With two full factors there is no rank, and tools ignore the alpha. */
    private double unscaled() {
        used.add(KeyPart.ALPHA);
        return 1;
    }

    private boolean has(KeyPart... wanted) {
        return tensors.keySet().containsAll(List.of(wanted));
    }

    private TensorEntry required(KeyPart key) {
        return take(key).orElseThrow();
    }

    private Optional<TensorEntry> take(KeyPart key) {
        Optional<TensorEntry> entry = Optional.ofNullable(tensors.get(key));
        entry.ifPresent(found -> used.add(key));
        return entry;
    }

    private void fits(boolean holds) {
        if (!holds) {
            throw misfit();
        }
    }

    private UnreadableModelException misfit() {
        return new UnreadableModelException(
                Reason.OTHER_MODEL,
                "The adapter was made for another model: its tensors for " + module + " do not fit a weight of "
                        + target.weight().shape() + ".");
    }
}
