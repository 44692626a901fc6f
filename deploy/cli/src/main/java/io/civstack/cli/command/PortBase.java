package io.civstack.cli.command;

import io.civstack.local.platform.PortPlan;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that moves all ports of the platform. */
final class PortBase {

    private OptionalInt base = OptionalInt.empty();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The gateway's port; the others count from it. Default: that of the last start, or "
                    + PortPlan.DEFAULT_BASE + ".")
    void set(int port) {
        if (port < PortPlan.BASE_MIN || port > PortPlan.BASE_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--port-base must be between " + PortPlan.BASE_MIN + " and " + PortPlan.BASE_MAX + ", not " + port);
        }
        base = OptionalInt.of(port);
    }

    OptionalInt value() {
        return base;
    }
}
