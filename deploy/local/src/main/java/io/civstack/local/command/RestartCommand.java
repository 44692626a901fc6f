package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.supervise.Background;
import io.civstack.local.supervise.Status;
import io.civstack.local.supervise.Status.ProgramStatus;
import io.civstack.local.terminal.Terminal;
import java.util.stream.Collectors;

/** Ends one program in good order and starts it again. */
final class RestartCommand implements Command {

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String usage() {
        return "SERVICE";
    }

    @Override
    public String summary() {
        return "restarts one service";
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        String name = arguments.only("the service");
        Background background = new Background(home);
        Status status = background
                .status()
                .orElseThrow(() -> new CommandFailure("Civstack does not run; ./civstack up starts it"));
        ProgramStatus program = status.program(name).orElseThrow(() -> new CommandFailure(unknown(name, status)));
        terminal.live("restarting " + name);
        Restart.run(home, background, name, program.pid());
        terminal.endLive();
        terminal.line(name + " is ready again");
        return 0;
    }

    private static String unknown(String name, Status status) {
        String known = status.programs().stream().map(ProgramStatus::name).collect(Collectors.joining(", "));
        return "there is no service " + name + "; there are " + known;
    }
}
