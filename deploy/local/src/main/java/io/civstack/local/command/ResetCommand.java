package io.civstack.local.command;

import io.civstack.local.infra.Folders;
import io.civstack.local.platform.Home;
import io.civstack.local.supervise.Background;
import io.civstack.local.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Stops everything and deletes all data: users' pictures, purses, models. */
final class ResetCommand implements Command {

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String usage() {
        return "[--yes]";
    }

    @Override
    public String summary() {
        return "stops everything and deletes all data";
    }

    @Override
    public Set<String> flags() {
        return Set.of("--yes");
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        arguments.none();
        if (!arguments.has("--yes") && !confirmed(home, terminal)) {
            throw new CommandFailure("nothing was deleted; ./civstack reset --yes does not ask");
        }
        new Background(home).stop();
        // Only what is ours: CIVSTACK_HOME may name a folder with other things in it.
        List<Path> ours = List.of(
                home.infrastructure(),
                home.logs(),
                home.pictures(),
                home.modelStore(),
                home.traces(),
                home.requests(),
                home.settings(),
                home.status());
        for (Path path : ours) {
            Folders.delete(path);
        }
        terminal.line("all data in " + home.state() + " is gone");
        return 0;
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
