package io.civstack.generation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fills a queue and has worker processes claim from it: at a given rate, then as fast as they can. Prints one JSON
 * object a line.
 *
 * <p>Arguments: url, user, password of an empty schema, and the claims a second that are asked for.
 */
public final class ClaimBench {

    private static final int WORKERS = 8;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 60;
    private static final int FAST_SECONDS = 15;
    private static final long REFILL_PAUSE_MS = 250;

    private final String[] access;
    private final BenchQueue queue;

    private ClaimBench(String[] access, BenchQueue queue) {
        this.access = access;
        this.queue = queue;
    }

    public static void main(String[] words) throws Exception {
        String[] access = {words[0], words[1], words[2]};
        BenchQueue.migrate(access[0], access[1], access[2]);
        try (OneConnection connection = new OneConnection(access[0], access[1], access[2])) {
            BenchQueue queue = new BenchQueue(connection.connection());
            queue.models();
            queue.add(BenchQueue.WAITING);
            ClaimBench bench = new ClaimBench(access, queue);
            bench.measure("dispatch.at-" + words[3], Double.parseDouble(words[3]) / WORKERS, SECONDS);
            bench.measure("dispatch.fastest", 0, FAST_SECONDS);
        }
    }

    private void measure(String name, double ratePerWorker, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("claims");
        List<Process> workers = new ArrayList<>();
        for (int number = 0; number < WORKERS; number++) {
            workers.add(start(number, ratePerWorker, seconds, folder.resolve(number + ".txt")));
        }
        while (workers.stream().anyMatch(Process::isAlive)) {
            queue.refill();
            Thread.sleep(REFILL_PAUSE_MS);
        }
        for (Process worker : workers) {
            if (worker.exitValue() != 0) {
                throw new IllegalStateException("a worker ended with " + worker.exitValue());
            }
        }
        report(name, folder, seconds);
    }

    private Process start(int number, double rate, int seconds, Path file) throws IOException {
        // Small heaps and one thread for the collector, because many processes share few cores.
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        ClaimWorker.class.getName(),
                        access[0],
                        access[1],
                        access[2],
                        String.valueOf(number),
                        String.valueOf(rate),
                        String.valueOf(WARM_UP_SECONDS),
                        String.valueOf(seconds),
                        file.toString())
                .inheritIO()
                .start();
    }

    private void report(String name, Path folder, int seconds) throws IOException, SQLException {
        List<Long> micros = new ArrayList<>();
        List<UUID> claimed = new ArrayList<>();
        int empty = 0;
        for (int number = 0; number < WORKERS; number++) {
            Path file = folder.resolve(number + ".txt");
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                micros.add(Long.valueOf(words[1]));
                if (words[0].equals("-")) {
                    empty++;
                } else {
                    claimed.add(UUID.fromString(words[0]));
                }
            }
            Files.delete(file);
        }
        Files.delete(folder);
        micros.sort(Long::compare);
        Map<String, Integer> served = queue.served(claimed);
        double sum = served.values().stream().mapToInt(Integer::intValue).sum();
        double squares = served.values().stream()
                .mapToDouble(count -> (double) count * count)
                .sum();
        line(name + ".rate", micros.size() / (double) seconds, "claims/s");
        line(name + ".p50", at(micros, 0.5), "ms");
        line(name + ".p99", at(micros, 0.99), "ms");
        line(name + ".max", at(micros, 1), "ms");
        line(name + ".empty-handed", empty, "claims");
        line(name + ".jain", sum * sum / (BenchQueue.USERS * squares), "index over " + served.size() + " users");
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1)) / 1_000.0;
    }

    private static void line(String name, double value, String unit) {
        System.out.println("{\"name\":\"" + name + "\",\"value\":" + Math.round(value * 1000) / 1000.0 + ",\"unit\":\""
                + unit + "\"}");
    }
}
