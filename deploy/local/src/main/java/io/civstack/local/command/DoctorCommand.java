package io.civstack.local.command;

import io.civstack.local.api.Json;
import io.civstack.local.doctor.Doctor;
import io.civstack.local.doctor.Finding;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Settings;
import io.civstack.local.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says what is missing on this machine and what to do. */
final class DoctorCommand implements Command {

    private static final int PROBLEMS = 1;

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String usage() {
        return "[--port-base N] [--json]";
    }

    @Override
    public String summary() {
        return "says what this machine lacks";
    }

    @Override
    public Set<String> options() {
        return Set.of("--port-base");
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        arguments.none();
        PortPlan ports = Settings.ports(home, arguments.integer("--port-base"));
        List<Finding> findings = new Doctor(home, ports).examine();
        for (Finding finding : findings) {
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
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM) ? PROBLEMS : 0;
    }
}
