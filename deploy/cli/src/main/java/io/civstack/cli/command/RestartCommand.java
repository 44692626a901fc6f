package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.supervisor.Status;
import io.civstack.local.supervisor.Status.ProgramStatus;
import io.civstack.local.supervisor.SupervisorClient;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends one program in good order and starts it again. */
@Command(name = "restart", description = "restarts one service")
final class RestartCommand extends PlatformCommand {

    @Parameters(paramLabel = "SERVICE", description = "A name that `./civstack status` shows.")
    private String service = "";

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        SupervisorClient supervisor = new SupervisorClient(home);
        Status status = supervisor
                .status()
                .orElseThrow(() -> new CommandFailure("Civstack does not run; ./civstack up starts it"));
        ProgramStatus program = status.program(service).orElseThrow(() -> new CommandFailure(unknown(status)));
        terminal.live("restarting " + service);
        ProgramRestart.run(home, supervisor, service, program.pid());
        terminal.endLive();
        terminal.line(service + " is ready again");
        return CivstackCommand.DONE;
    }

    private String unknown(Status status) {
        String known = status.programs().stream().map(ProgramStatus::name).collect(Collectors.joining(", "));
        return "there is no service " + service + "; there are " + known;
    }
}
