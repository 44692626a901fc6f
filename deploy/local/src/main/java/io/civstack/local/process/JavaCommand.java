package io.civstack.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a Java program of the platform. It begins with two system properties that name the state folder
 * and the program. By them a process is recognised after a crash, when a pid alone may belong to another program by
 * then.
 */
public final class JavaCommand {

    static final String HOME_PROPERTY = "-Dcivstack.home=";
    static final String PROGRAM_PROPERTY = "-Dcivstack.program=";

    private final List<String> words = new ArrayList<>();

    private JavaCommand() {}

    public static JavaCommand of(Path state, String program, int heapMebibytes) {
        JavaCommand command = new JavaCommand();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add(HOME_PROPERTY + state, PROGRAM_PROPERTY + program);
        // Many small processes on few cores: the serial collector and the first compiler start faster and need less.
        command.add("-Xmx" + heapMebibytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        command.add("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        command.add("-XX:+ExitOnOutOfMemoryError", "-Djava.net.preferIPv4Stack=true");
        return command;
    }

    public JavaCommand add(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    public List<String> words() {
        return List.copyOf(words);
    }
}
