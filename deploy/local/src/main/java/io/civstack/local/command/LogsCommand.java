package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.process.LogFile;
import io.civstack.local.terminal.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of a program's log, and on demand what is added to it. */
final class LogsCommand implements Command {

    private static final int DEFAULT_LINES = 100;
    private static final long POLL_MILLIS = 300;

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String usage() {
        return "SERVICE [--lines N] [--follow]";
    }

    @Override
    public String summary() {
        return "shows the end of a service's log";
    }

    @Override
    public Set<String> options() {
        return Set.of("--lines");
    }

    @Override
    public Set<String> flags() {
        return Set.of("--follow");
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        Path log = home.log(arguments.only("the service").replaceFirst("-service$", ""));
        if (!log.normalize().startsWith(home.logs()) || !Files.exists(log)) {
            throw new CommandFailure("there is no log " + log + "; there are " + known(home));
        }
        List<String> lines =
                new LogFile(log).lastLines(arguments.integer("--lines").orElse(DEFAULT_LINES));
        long end = Files.size(log);
        lines.forEach(System.out::println);
        while (arguments.has("--follow")) {
            end = copyFrom(log, end);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return 0;
    }

    /** A log that was cut begins again. */
    private static long copyFrom(Path log, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = file.length() < position ? 0 : position;
            byte[] added = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(added);
            System.out.print(new String(added, StandardCharsets.UTF_8));
            System.out.flush();
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
