package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.supervise.Background;
import io.civstack.local.terminal.Terminal;
import java.util.List;

/** Stops everything in order; the data stays. */
final class DownCommand implements Command {

    @Override
    public String name() {
        return "down";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String summary() {
        return "stops everything; the data stays";
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        arguments.none();
        Background background = new Background(home);
        if (background.supervisor().isEmpty()) {
            List<String> left = background.stopLeftovers();
            terminal.line(
                    left.isEmpty()
                            ? "Civstack does not run"
                            : "stopped what a crash had left: " + String.join(", ", left));
            return 0;
        }
        terminal.live("stopping");
        background.stop();
        terminal.endLive();
        terminal.line("stopped; the data is in " + home.state());
        return 0;
    }
}
