package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.supervise.Background;
import io.civstack.local.supervise.Phase;
import io.civstack.local.supervise.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A wish to the supervisor, and the wait until it is fulfilled. */
final class Restart {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(150);

    private Restart() {}

    /** Returns when the program runs under another pid and is ready. */
    static void run(Home home, Background background, String program, long oldPid)
            throws IOException, InterruptedException {
        Supervisor.requestRestart(home, program);
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)) {
            boolean done = background
                    .status()
                    .flatMap(status -> status.program(program))
                    .filter(now -> now.phase() == Phase.READY && now.pid() != oldPid)
                    .isPresent();
            if (done) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        throw new CommandFailure(
                program + " is not ready after " + LIMIT.toMinutes() + " minutes; see ./civstack logs " + program);
    }
}
