package io.civstack.diffusion.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The schedules of A1111 ("Schedule type"): how the sigmas of a run are spaced. */
public enum Schedule {
    /** Uniform in time, from the last to the first. */
    NORMAL("normal", "Normal", "Uniform"),
    /** Uniform in sigma^(1/7) (Karras et al. 2022): many small steps at low noise. */
    KARRAS("karras", "Karras"),
    /** Uniform in log sigma. */
    EXPONENTIAL("exponential", "Exponential"),
    /** Uniform in (log sigma)^1: k-diffusion's polyexponential with the exponent that the tools leave it at. */
    POLYEXPONENTIAL("polyexponential", "Polyexponential"),
    /** Like normal with one point more, of which the last is left out: the steps near the end are longer. */
    SGM_UNIFORM("sgm_uniform", "SGM Uniform", "SGMUniform"),
    /** Every n-th entry of the table, from its end. */
    SIMPLE("simple", "Simple"),
    /** Every n-th entry of the table, from its second one; may give a step more than asked for. */
    DDIM_UNIFORM("ddim_uniform", "DDIM", "DDIM Uniform"),
    /** Every (1000 / steps)-th time, plus 1: what DDIM and PLMS were published with. */
    LEADING("leading", Schedule.AUTOMATIC),
    /**
     * Equal distances in time from the largest, without the last: UniPC's own. A1111 takes as many as strides of 1000 /
     * n fill, often one more.
     */
    LINSPACE("linspace", Schedule.AUTOMATIC),
    /**
     * Quantiles of the beta distribution (0.6, 0.6): short steps at both ends (Lee et al. 2024). Of sigma, as in A1111
     * and Forge; ComfyUI takes those of time, which spends more of the steps on low noise.
     */
    BETA("beta", "Beta"),
    /**
     * tan of equal distances between the arcs tangent of both ends (Sabour et al. 2024, the closed-form optimum). As in
     * A1111 the last level is the smallest of the model, not 0; ComfyUI has one distance less and then 0.
     */
    KL_OPTIMAL("kl_optimal", "KL Optimal"),
    /** Half of the steps for the first 2.5 % of the way, then quadratic (Movie Gen). */
    LINEAR_QUADRATIC("linear_quadratic", "Linear Quadratic"),
    /**
     * Align Your Steps (Sabour et al. 2024): the eleven published levels of the model's architecture, log-linear
     * between them.
     */
    ALIGN_YOUR_STEPS("align_your_steps", "Align Your Steps"),
    /**
     * Rounded times at equal distances down from 999 (Forge): 999, 749, 499, 249 for four steps, as the distilled turbo
     * models were taught.
     */
    TURBO("turbo", "Turbo");

    /** The label in infotext when no schedule was chosen: the default of the sampler. Not a schedule itself. */
    public static final String AUTOMATIC = "Automatic";

    private final String id;
    private final String label;
    private final String alias;

    Schedule(String id, String label) {
        this(id, label, id);
    }

    Schedule(String id, String label, String alias) {
        this.id = id;
        this.label = label;
        this.alias = alias;
    }

    /** What requests and files call it, in lower case. */
    public String id() {
        return id;
    }

    /**
     * What infotext calls it: A1111's label where it has one; "Automatic" for the times that only samplers with times
     * of their own take.
     */
    public String label() {
        return label;
    }

    /** Everything it is called: id, label, and what else tools have written. */
    public List<String> names() {
        return Stream.of(id, label, alias).filter(name -> !isAutomatic(name)).toList();
    }

    /** Whether that is what A1111 writes for the schedule that a sampler's name implies. */
    public static boolean isAutomatic(String name) {
        return name.strip().equalsIgnoreCase(AUTOMATIC);
    }

    /** The schedule of this id or label of A1111, Forge or ComfyUI, whatever its case; none for "Automatic". */
    public static Optional<Schedule> named(String name) {
        return Arrays.stream(values())
                .filter(schedule -> schedule.names().stream().anyMatch(name.strip()::equalsIgnoreCase))
                .findFirst();
    }

    /**
     * The levels of a run: falling, the first one {@code sigmaMax} or near it, the last one 0, or the smallest of the
     * model for {@link #KL_OPTIMAL}.
     *
     * @param steps at least 1
     * @return {@code steps + 1} values; a few table schedules give one or two more or less
     */
    public double[] sigmas(NoiseLevels model, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a run has at least one step");
        }
        double[] above = levels(model, steps);
        return this == KL_OPTIMAL ? above : Arrays.copyOf(above, above.length + 1);
    }

    /** The levels without the 0 that most end with. */
    private double[] levels(NoiseLevels model, int steps) {
        return switch (this) {
            case NORMAL -> Spacing.normal(model, steps);
            case KARRAS -> Spacing.karras(model.sigmaMax(), model.sigmaMin(), steps);
            case EXPONENTIAL, POLYEXPONENTIAL -> Spacing.exponential(model.sigmaMax(), model.sigmaMin(), steps);
            case SGM_UNIFORM -> Arrays.copyOf(Spacing.normal(model, steps + 1), steps);
            case SIMPLE -> Spacing.strides(model, steps);
            case DDIM_UNIFORM -> Spacing.stridesFromStart(model, steps);
            case LEADING -> Spacing.leading(model, steps);
            case LINSPACE -> Spacing.filledTimes(model, steps);
            case BETA -> BetaQuantiles.levels(model, steps);
            case KL_OPTIMAL -> Spacing.arcTangent(model, steps + 1);
            case LINEAR_QUADRATIC -> Spacing.linearQuadratic(model, steps);
            case ALIGN_YOUR_STEPS -> Spacing.logLinear(model.alignedLevels(), steps);
            case TURBO -> Spacing.turbo(model, steps);
        };
    }
}
