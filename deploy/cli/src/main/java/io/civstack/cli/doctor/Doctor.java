package io.civstack.cli.doctor;

import io.civstack.local.platform.FreePorts;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.process.OwnProcesses;
import io.civstack.local.process.OwnProcesses.OwnProcess;
import io.civstack.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks everything that can keep Civstack from running on this machine. Changes nothing. */
public final class Doctor {

    private final Home home;
    private final PortPlan ports;

    public Doctor(Home home, PortPlan ports) {
        this.home = home;
        this.ports = ports;
    }

    public List<Finding> examine() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(Machine.findings(home.state()));
        boolean runs = new SupervisorClient(home).process().isPresent();
        findings.add(runs ? Finding.ok("ports", "Civstack runs and has them") : ports(FreePorts.taken(ports)));
        if (!runs) {
            findings.add(leftovers(new OwnProcesses(home.state()).running()));
        }
        return findings;
    }

    private Finding ports(Map<String, Integer> taken) {
        if (taken.isEmpty()) {
            return Finding.ok("ports", "free from " + ports.base());
        }
        String list = taken.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Finding.problem(
                "ports",
                list + " in use by other programs",
                "end those, or ./civstack up --port-base " + (ports.base() + 1000));
    }

    private static Finding leftovers(List<OwnProcess> left) {
        if (left.isEmpty()) {
            return Finding.ok("leftovers", "none");
        }
        String names = left.stream()
                .map(own -> own.program() + " (" + own.handle().pid() + ")")
                .collect(Collectors.joining(", "));
        return Finding.warning(
                "leftovers",
                names + " run without their supervisor",
                "./civstack up repairs this, ./civstack down stops them");
    }
}
