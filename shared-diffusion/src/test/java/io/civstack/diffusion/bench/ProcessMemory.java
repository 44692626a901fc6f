package io.civstack.diffusion.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says about this process. */
final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KIB_PER_GIB = 1 << 20;

    private ProcessMemory() {}

    /** Memory of our own, without pages of mapped files, in GiB. */
    static double anonymousGib() {
        return gib("RssAnon:");
    }

    /** Pages of mapped files, which the system may take back at any time, in GiB. */
    static double mappedGib() {
        return gib("RssFile:");
    }

    private static double gib(String row) {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(row))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / KIB_PER_GIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException notLinux) {
            throw new UncheckedIOException(notLinux);
        }
    }
}
