package io.civstack.cli.command;

import io.civstack.local.platform.Home;
import io.civstack.local.process.Deadline;
import io.civstack.local.supervisor.Phase;
import io.civstack.local.supervisor.Supervisor;
import io.civstack.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the supervisor to restart a program, and waits until it has. */
final class ProgramRestart {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(150);

    private ProgramRestart() {}

    /** Returns when the program runs under another pid and is ready. */
    static void run(Home home, SupervisorClient supervisor, String program, long oldPid)
            throws IOException, InterruptedException {
        Supervisor.requestRestart(home, program);
        Deadline limit = Deadline.in(LIMIT);
        while (!limit.hasPassed()) {
            boolean done = supervisor
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
