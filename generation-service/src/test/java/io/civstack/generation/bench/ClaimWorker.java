package io.civstack.generation.bench;

import io.civstack.work.Claim;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One worker process: claims at a fixed rate, or as fast as it can when the rate is 0. A claim's time runs from the
 * moment at which it was due, so that a claim that waits for the one before it counts as late.
 *
 * <p>Arguments: url, user, password, number of the worker, claims a second, seconds of warm-up, seconds that count,
 * file for the times.
 */
public final class ClaimWorker {

    private ClaimWorker() {}

    public static void main(String[] words) throws Exception {
        int number = Integer.parseInt(words[3]);
        double rate = Double.parseDouble(words[4]);
        long warmUp = Long.parseLong(words[5]) * 1_000_000_000L;
        long counted = Long.parseLong(words[6]) * 1_000_000_000L;
        try (OneConnection connection = new OneConnection(words[0], words[1], words[2]);
                PrintWriter out = writer(words[7])) {
            BenchService service = new BenchService(connection);
            String worker = "worker-" + number;
            List<String> warm = List.of(
                    BenchQueue.model(number % BenchQueue.MODELS), BenchQueue.model((number + 1) % BenchQueue.MODELS));
            long began = System.nanoTime();
            for (long i = 0; System.nanoTime() - began < warmUp + counted; i++) {
                long due = rate == 0 ? System.nanoTime() : began + (long) (i / rate * 1e9);
                while (due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                Optional<Claim> claim = service.claim(worker, warm);
                long took = System.nanoTime() - due;
                if (due - began >= warmUp) {
                    out.println(claim.map(one -> one.id().toString()).orElse("-") + " " + took / 1_000);
                }
            }
        }
    }

    private static PrintWriter writer(String file) throws IOException {
        return new PrintWriter(java.nio.file.Files.newBufferedWriter(Path.of(file)));
    }
}
