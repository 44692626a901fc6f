package io.civstack.cli.command;

import io.civstack.cli.api.Gateway;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a model out of the catalog; pictures that were drawn with it stay. */
@Command(name = "retire", description = "takes a model out of the catalog")
final class ModelRetireCommand extends PlatformCommand {

    @Parameters(paramLabel = "ID", description = "See `./civstack model list`.")
    private String id = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Who retires it. Default: ${DEFAULT-VALUE}.")
    private String user = ModelCommand.PUBLISHER;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        Gateway.of(ports(home), user).delete("/api/v1/models/" + id).orThrow();
        terminal.line("retired " + id);
        return CivstackCommand.DONE;
    }
}
