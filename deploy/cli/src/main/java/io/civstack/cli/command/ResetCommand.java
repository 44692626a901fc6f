package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.infra.Folders;
import io.civstack.local.platform.Home;
import io.civstack.local.supervisor.SupervisorClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything and deletes all data: users' pictures, purses, models. */
@Command(name = "reset", description = "stops everything and deletes all data")
final class ResetCommand extends PlatformCommand {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        if (!yes && !confirmed(home, terminal)) {
            throw new CommandFailure("nothing was deleted; ./civstack reset --yes does not ask");
        }
        new SupervisorClient(home).stop();
        // By name, because CIVSTACK_HOME may be a folder with other things in it.
        List<Path> data = List.of(
                home.infrastructure(),
                home.logs(),
                home.pictures(),
                home.modelStore(),
                home.traces(),
                home.requests(),
                home.settings(),
                home.status());
        for (Path path : data) {
            Folders.delete(path);
        }
        terminal.line("all data in " + home.state() + " is gone");
        return CivstackCommand.DONE;
    }

    private static boolean confirmed(Home home, Terminal terminal) throws IOException {
        if (!terminal.isInteractive()) {
            return false;
        }
        terminal.line("This deletes every picture, purse and model in " + home.state() + ". Type yes to go on:");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return "yes".equals(in.readLine());
    }
}
