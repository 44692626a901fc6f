package io.civstack.cli.command;

import io.civstack.cli.api.RefusedException;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Settings;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: its options --help, --json and --debug, and the platform that it works on. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n")
abstract class PlatformCommand implements Callable<Integer> {

    @Option(names = "--json", order = 100, description = "One JSON object a line instead of words, for scripts.")
    private boolean json;

    @Option(names = "--debug", order = 101, description = "Show the stack trace of an unexpected error.")
    private boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /**
     * Does the work.
     *
     * @return the exit status of the process
     * @throws CommandFailure when the command cannot do it, with the reason
     * @throws RefusedException when the platform refuses
     */
    abstract int run(Home home, Terminal terminal) throws Exception;

    @Override
    public final Integer call() throws Exception {
        return run(invocation().home(), terminal());
    }

    final Terminal terminal() {
        return invocation().terminal(json);
    }

    final boolean isDebug() {
        return debug;
    }

    final Invocation invocation() {
        return ((CivstackCommand) spec.root().userObject()).invocation();
    }

    /** The ports of the last start, unless CIVSTACK_PORT_BASE says otherwise. */
    final PortPlan ports(Home home) {
        return ports(home, OptionalInt.empty());
    }

    final PortPlan ports(Home home, OptionalInt base) {
        try {
            return Settings.ports(home, base);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** The exception for words that make no sense; the sentence says why. */
    final ParameterException usageError(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    final int inRange(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw usageError(option + " must be between " + min + " and " + max + ", not " + value);
        }
        return value;
    }
}
