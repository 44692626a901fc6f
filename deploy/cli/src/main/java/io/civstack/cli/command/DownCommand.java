package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.supervisor.SupervisorClient;
import java.util.List;
import picocli.CommandLine.Command;

/** Stops everything in order; the data stays. */
@Command(name = "down", description = "stops everything; the data stays")
final class DownCommand extends PlatformCommand {

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        SupervisorClient supervisor = new SupervisorClient(home);
        if (supervisor.process().isEmpty()) {
            List<String> left = supervisor.stopLeftovers();
            terminal.line(
                    left.isEmpty()
                            ? "Civstack does not run"
                            : "stopped what a crash had left: " + String.join(", ", left));
            return CivstackCommand.DONE;
        }
        terminal.live("stopping");
        supervisor.stop();
        terminal.endLive();
        terminal.line("stopped; the data is in " + home.state());
        return CivstackCommand.DONE;
    }
}
