package io.civstack.diffusion.adapter;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what an adapter file has for one module as changes of it, and checks that they fit.
 *
 * <p>A fused module that the model computes in parts gets the rows of each part: of a low-rank product only the left factor is cut.
 */
final class ModuleReader {

    /** The highest rank. Adapters people share end at 512; a matrix of the largest UNet has rank 1280. */
    static final int RANK_MAX = 2048;

    private final String module;
    private final Site site;
    private final int part;
    private final int parts;
    private final Map<KeyPart, TensorEntry> tensors;
    private final DeclaredScales declared;
    private final Set<KeyPart> used = EnumSet.noneOf(KeyPart.class);

    private ModuleReader(
            String module, Site site, int part, int parts, Map<KeyPart, TensorEntry> tensors, DeclaredScales declared) {
        this.declared = declared;
        this.module = module;
        this.site = site;
        this.part = part;
        this.parts = parts;
        this.tensors = tensors;
    }

    /**
     * What a file has for one site.
     *
     * @param changes of the site
     * @param used the tensors that they are made of
     */
    record Reading(List<Change> changes, Set<KeyPart> used) {}

    /** Part {@code part} of the {@code parts} sites that the file calls by one name. */
    static Reading read(
            String module, Site site, int part, int parts, Map<KeyPart, TensorEntry> tensors, DeclaredScales declared) {
        return new ModuleReader(module, site, part, parts, tensors, declared).read();
    }

    private Reading read() {
        List<Change> changes = new ArrayList<>();
        additive().map(this::decomposed).ifPresent(changes::add);
        take(KeyPart.DIFFERENCE).map(this::wholeWeight).map(Difference::new).ifPresent(changes::add);
        take(KeyPart.REPLACEMENT).map(this::wholeWeight).map(Replacement::new).ifPresent(changes::add);
        if (site.bias().isPresent()) {
            take(KeyPart.BIAS_DIFFERENCE).map(this::rows).ifPresent(difference -> {
                fits(difference.elements() == site.out());
                changes.add(new Change.OfBias(new Numbers(difference)));
            });
        }
        return new Reading(changes, used);
    }

    private Optional<Change.Additive> additive() {
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

    private Change.OfWeight decomposed(Change.Additive inner) {
        if (!has(KeyPart.MAGNITUDE) || parts > 1) {
            return inner;
        }
        Decomposed change = new Decomposed(inner, new Numbers(required(KeyPart.MAGNITUDE)));
        fits(change.magnitude().entry().elements() == change.groups(site));
        return change;
    }

    private LowRank lowRank() {
        TensorEntry down = required(KeyPart.DOWN);
        TensorEntry up = rows(required(KeyPart.UP));
        Optional<TensorEntry> core = take(KeyPart.MID);
        int rank = rankOf(core.orElse(down));
        fits(up.elements() == (long) site.out() * rank);
        if (core.isPresent()) {
            fits(core.get().rank() >= 2 && core.get().dim(1) == down.dim(0));
            fits(core.get().elements() == (long) rank * rankOf(down) * site.kernelLength());
            fits(down.elements() == (long) rankOf(down) * site.in());
        } else {
            fits(down.elements() == (long) rank * site.rowLength());
        }
        return new LowRank(new Numbers(down), core.map(Numbers::new), new Numbers(up), scale(rank));
    }

    private Hadamard hadamard() {
        Hadamard.Half first = half(KeyPart.HADA_W1_A, KeyPart.HADA_W1_B, KeyPart.HADA_T1);
        Hadamard.Half second = half(KeyPart.HADA_W2_A, KeyPart.HADA_W2_B, KeyPart.HADA_T2);
        return new Hadamard(first, second, alpha(first.rank()));
    }

    private Hadamard.Half half(KeyPart a, KeyPart b, KeyPart core) {
        TensorEntry left = required(a);
        TensorEntry right = required(b);
        Optional<TensorEntry> tucker = take(core);
        int rank = rankOf(right);
        if (tucker.isPresent()) {
            fits(parts == 1);
            tuckerFits(tucker.get(), left, right);
            fits(left.dim(1) == site.out() && right.elements() == (long) rank * site.in());
        } else {
            left = rows(left);
            fits(left.elements() == (long) site.out() * rank && right.elements() == (long) rank * site.rowLength());
        }
        return new Hadamard.Half(new Numbers(left), new Numbers(right), tucker.map(Numbers::new));
    }

    private Kronecker kronecker() {
        Kronecker.Factor first = factor(KeyPart.LOKR_W1, KeyPart.LOKR_W1_A, KeyPart.LOKR_W1_B, Optional.empty());
        Kronecker.Factor second = factor(KeyPart.LOKR_W2, KeyPart.LOKR_W2_A, KeyPart.LOKR_W2_B, take(KeyPart.LOKR_T2));
        fits((long) first.rows() * second.rows() == site.out());
        fits(columns(first) * columns(second) == site.rowLength());
        double scale =
                switch (second) {
                    case Kronecker.Product product -> alpha(product.b().dim(0));
                    case Kronecker.Whole whole ->
                        first instanceof Kronecker.Product product
                                ? alpha(product.b().dim(0))
                                : unscaled();
                };
        return new Kronecker(first, second, scale);
    }

    private Kronecker.Factor factor(KeyPart whole, KeyPart a, KeyPart b, Optional<TensorEntry> core) {
        if (has(whole)) {
            TensorEntry entry = required(whole);
            fits(entry.rank() >= 2 && entry.elements() > 0);
            return new Kronecker.Whole(new Numbers(entry));
        }
        TensorEntry left = required(a);
        TensorEntry right = required(b);
        rankOf(right);
        core.ifPresent(tucker -> tuckerFits(tucker, left, right));
        fits(left.rank() == 2 && left.elements() > 0 && right.elements() > 0);
        fits(core.isPresent() || left.dim(1) == right.dim(0));
        return new Kronecker.Product(new Numbers(left), new Numbers(right), core.map(Numbers::new));
    }

    private static long columns(Kronecker.Factor factor) {
        return switch (factor) {
            case Kronecker.Whole whole -> whole.numbers().entry().elements() / whole.rows();
            case Kronecker.Product product -> {
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
        fits(core.dim(2) * core.dim(3) == site.kernelLength());
    }

    private Numbers wholeWeight(TensorEntry entry) {
        TensorEntry own = rows(entry);
        fits(own.elements() == site.weight().elements());
        return new Numbers(own);
    }

    /** The rows of this site, where the file speaks of several at once. */
    private TensorEntry rows(TensorEntry entry) {
        fits(entry.rank() >= 1 && entry.dim(0) == (long) site.out() * parts);
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

    /** By the module's own alpha, or by what the file says of all. */
    private double scale(int rank) {
        return has(KeyPart.ALPHA) ? alpha(rank) : declared.of(module, rank);
    }

    /** alpha / rank; without an alpha it is the rank. */
    private double alpha(int rank) {
        Optional<TensorEntry> alpha = take(KeyPart.ALPHA);
        if (alpha.isEmpty()) {
            return 1;
        }
        if (alpha.get().elements() != 1) {
            throw misfit();
        }
        return new Numbers(alpha.get()).read()[0] / (double) rank;
    }

    /** Two whole factors have no rank to divide by: tools leave the alpha they write beside them out. */
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
                        + site.weight().shape() + ".");
    }
}
