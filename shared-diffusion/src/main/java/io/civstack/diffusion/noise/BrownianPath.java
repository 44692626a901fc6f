package io.civstack.diffusion.noise;

import java.util.Arrays;

/**
 * A seeded Brownian path over noise levels: {@code W(a) - W(b)} has variance {@code a - b} and is the same number
 * however the way between is divided. So overlapping steps of a sampler see one path, and a run with more steps sees a
 * finer picture of the same path.
 *
 * <p>The path is a virtual tree (after Li et al. 2020, "Scalable gradients for stochastic differential equations"): the
 * levels from {@link #LOWEST} to {@link #HIGHEST} are halved on a logarithmic scale {@link #DEPTH} times; the middle of
 * a piece is the Brownian bridge between its ends, with noise that depends on seed and piece only. Nothing but the last
 * way down is kept. Not thread safe.
 */
public final class BrownianPath {

    static final double LOWEST = 0x1p-14;
    static final double HIGHEST = 0x1p14;
    static final int DEPTH = 20;

    /** Makes the numbers of the path independent of the initial noise of the same seed. */
    private static final long KEY = 0x6272_6f77_6e69_616eL;

    private final long key;
    private final int values;
    private final Node[] way = new Node[DEPTH + 1];
    private int known;

    /** A piece of the path: its place in the tree (the root is 1), its ends and what the path is there. */
    @SuppressWarnings("ArrayRecordComponent") // the inside of a tree, never compared
    private record Node(int id, double low, double high, double[] atLow, double[] atHigh) {

        boolean holds(double level) {
            return level >= low && level <= high;
        }
    }

    /** @param values elements of one latent */
    public BrownianPath(long seed, int values) {
        this.key = seed ^ KEY;
        this.values = values;
        double[] atHigh = normal(0);
        for (int i = 0; i < values; i++) {
            atHigh[i] *= Math.sqrt(HIGHEST - LOWEST);
        }
        way[0] = new Node(1, LOWEST, HIGHEST, new double[values], atHigh);
    }

    /**
     * The path's step from one level to another, scaled to unit variance: (W(a) - W(b)) / sqrt|a - b|.
     *
     * @param a a level; outside {@link #LOWEST} to {@link #HIGHEST} the nearest end
     * @param b another one
     */
    public double[] step(double a, double b) {
        double from = Math.clamp(a, LOWEST, HIGHEST);
        double to = Math.clamp(b, LOWEST, HIGHEST);
        double[] step = at(from);
        double[] end = at(to);
        double scale = from == to ? 0 : 1 / Math.sqrt(Math.abs(from - to));
        for (int i = 0; i < values; i++) {
            step[i] = (step[i] - end[i]) * scale;
        }
        return step;
    }

    private double[] at(double level) {
        while (!way[known].holds(level)) {
            known--;
        }
        while (known < DEPTH) {
            way[known + 1] = half(way[known], level);
            known++;
        }
        Node leaf = way[DEPTH];
        double share = (level - leaf.low()) / (leaf.high() - leaf.low());
        double[] value = new double[values];
        for (int i = 0; i < values; i++) {
            value[i] = (1 - share) * leaf.atLow()[i] + share * leaf.atHigh()[i];
        }
        return value;
    }

    /**
     * The half of a piece that holds a level. The bridge at m between l and h: mean linear, variance (m - l)(h - m) /
     * (h - l).
     */
    private Node half(Node node, double level) {
        double low = node.low();
        double high = node.high();
        double middle = Math.sqrt(low * high);
        double share = (middle - low) / (high - low);
        double deviation = Math.sqrt((middle - low) * (high - middle) / (high - low));
        double[] value = normal(node.id());
        for (int i = 0; i < values; i++) {
            value[i] = (1 - share) * node.atLow()[i] + share * node.atHigh()[i] + deviation * value[i];
        }
        return level <= middle
                ? new Node(2 * node.id(), low, middle, node.atLow(), value)
                : new Node(2 * node.id() + 1, middle, high, value, node.atHigh());
    }

    private double[] normal(int id) {
        float[] noise = new PhiloxNoise(key, id).draw(values);
        double[] doubles = new double[values];
        Arrays.setAll(doubles, i -> noise[i]);
        return doubles;
    }
}
