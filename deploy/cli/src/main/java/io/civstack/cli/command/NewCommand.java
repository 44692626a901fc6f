package io.civstack.cli.command;

import io.civstack.cli.skeleton.ServiceSkeleton;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the skeleton of a service into the repository; docs/adding-a-service.md says what comes next. */
@Command(name = "new", description = "writes the skeleton of a service (docs/adding-a-service.md)")
final class NewCommand extends PlatformCommand {

    @Parameters(paramLabel = "NAME", description = "Lower-case letters and digits, for example notes.")
    private String name = "";

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        ServiceSkeleton skeleton;
        try {
            skeleton = new ServiceSkeleton(home.root(), name);
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
        for (Path file : skeleton.write()) {
            terminal.line(home.root().relativize(file).toString());
        }
        skeleton.register();
        terminal.line("declared in shared-events, io.civstack.context.Contexts; next: docs/adding-a-service.md");
        return CivstackCommand.DONE;
    }
}
