package io.civstack.diffusion.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall and processor seconds of one piece of work. On a machine that others use, the processor's are the ones to compare. */
final class Stopwatch {

    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Stopwatch() {}

    /** Wall seconds and processor seconds of all threads. */
    record Lap(double wallSeconds, double cpuSeconds) {}

    static Lap time(Runnable work) {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Lap((System.nanoTime() - wall) / NANOS, (SYSTEM.getProcessCpuTime() - cpu) / NANOS);
    }
}
