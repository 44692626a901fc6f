package io.civstack.cli.command;

import io.civstack.cli.api.Json;
import io.civstack.cli.doctor.Doctor;
import io.civstack.cli.doctor.Finding;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is missing on this machine and what to do. */
@Command(name = "doctor", description = "says what this machine lacks")
final class DoctorCommand extends PlatformCommand {

    private static final int PROBLEMS = 1;

    @Mixin
    private final PortBase portBase = new PortBase();

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        List<Finding> findings = new Doctor(home, ports(home, portBase.value())).examine();
        findings.forEach(finding -> show(finding, terminal));
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM)
                ? PROBLEMS
                : CivstackCommand.DONE;
    }

    private static void show(Finding finding, Terminal terminal) {
        String level = finding.level().name().toLowerCase(Locale.ROOT);
        terminal.line(String.format("%-8s %-10s %s", level, finding.subject(), finding.sentence()));
        if (!finding.action().isEmpty()) {
            terminal.line(" ".repeat(20) + finding.action());
        }
        terminal.event(Json.object()
                .put("event", "finding")
                .put("level", level)
                .put("subject", finding.subject())
                .put("sentence", finding.sentence())
                .put("action", finding.action())
                .toString());
    }
}
