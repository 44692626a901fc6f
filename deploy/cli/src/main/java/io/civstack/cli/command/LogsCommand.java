package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.process.LogFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The end of a program's log, and on demand what is added to it. */
@Command(name = "logs", description = "shows the end of a service's log")
final class LogsCommand extends PlatformCommand {

    /** More than this is not in the part of the file that is read. */
    static final int LINES_MAX = 10_000;

    private static final long POLL_MILLIS = 300;

    @Parameters(
            paramLabel = "SERVICE",
            description = "generation, ledger, moderation, gateway, worker, infrastructure, keycloak, supervisor, or"
                    + " civstack for the command line itself.")
    private String service = "";

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "How many, 1 to " + LINES_MAX + ". Default: ${DEFAULT-VALUE}.")
    private int lines = 100;

    @Option(names = "--follow", description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        int count = inRange("--lines", lines, 1, LINES_MAX);
        Path log = home.log(service.replaceFirst("-service$", ""));
        if (!log.normalize().startsWith(home.logs()) || !Files.exists(log)) {
            throw new CommandFailure("there is no log " + log + "; there are " + known(home));
        }
        long end = Files.size(log);
        new LogFile(log).lastLines(count).forEach(invocation().out()::println);
        while (follow) {
            end = copyFrom(log, end);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return CivstackCommand.DONE;
    }

    /**
     * Copies what was added since; a log that became shorter was emptied and is copied from its start. Returns the new
     * end.
     */
    private long copyFrom(Path log, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = file.length() < position ? 0 : position;
            byte[] added = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(added);
            invocation().out().print(new String(added, StandardCharsets.UTF_8));
            invocation().out().flush();
            return from + added.length;
        }
    }

    private static String known(Home home) throws IOException {
        if (!Files.exists(home.logs())) {
            return "none yet";
        }
        try (Stream<Path> files = Files.list(home.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.replace(".log", ""))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
