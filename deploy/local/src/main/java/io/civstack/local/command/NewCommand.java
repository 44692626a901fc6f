package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.skeleton.ServiceSkeleton;
import io.civstack.local.terminal.Terminal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** Writes the skeleton of a service into the repository; docs/adding-a-service.md says what comes next. */
final class NewCommand implements Command {

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String usage() {
        return "NAME";
    }

    @Override
    public String summary() {
        return "writes the skeleton of a service";
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        try {
            ServiceSkeleton skeleton = new ServiceSkeleton(home.root(), arguments.only("the name of the service"));
            for (Path file : skeleton.write()) {
                terminal.line(home.root().relativize(file).toString());
            }
            skeleton.register();
            terminal.line("declared in shared-events, io.civstack.context.Contexts; next: docs/adding-a-service.md");
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(e.getMessage() + " is there already");
        }
    }
}
