package io.civstack.diffusion.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Wall and processor seconds of one piece of work. On a machine that others use, the processor's are the ones to
 * compare.
 */
final class Stopwatch {

    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long cpu = SYSTEM.getProcessCpuTime();
    private final long wall = System.nanoTime();

    private Stopwatch() {}

    /** Wall seconds and processor seconds of all threads. */
    record Lap(double wallSeconds, double cpuSeconds) {}

    static Stopwatch started() {
        return new Stopwatch();
    }

    /** Since the start. */
    Lap lap() {
        return new Lap((System.nanoTime() - wall) / NANOS, (SYSTEM.getProcessCpuTime() - cpu) / NANOS);
    }

    static Lap time(Runnable work) {
        Stopwatch watch = started();
        work.run();
        return watch.lap();
    }
}
