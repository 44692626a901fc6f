package io.civstack.local.command;

import io.civstack.local.api.Gateway;
import io.civstack.local.api.RefusedException;
import io.civstack.local.demo.DemoModel;
import io.civstack.local.demo.DemoPurse;
import io.civstack.local.measure.Evaluation;
import io.civstack.local.measure.Evaluation.Outcome;
import io.civstack.local.measure.Figures;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Settings;
import io.civstack.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Draws the demo model's reference pictures through the platform and compares them with the reference. */
final class EvalCommand implements Command {

    private static final int NOT_AS_THE_REFERENCE = 1;

    @Override
    public String name() {
        return "eval";
    }

    @Override
    public String usage() {
        return "[--sheet FILE] [--user NAME] [--json]";
    }

    @Override
    public String summary() {
        return "draws the reference pictures through the whole chain and compares them";
    }

    @Override
    public Set<String> options() {
        return Set.of("--sheet", "--user");
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        arguments.none();
        PortPlan ports = Settings.ports(home, OptionalInt.empty());
        Gateway gateway = new Gateway(ports, arguments.value("--user").orElse("admin"));
        Path sheet = arguments.value("--sheet").map(Path::of).orElse(home.root().resolve("docs/demo-model-sheet.png"));
        try {
            String model = DemoModel.ensure(home, ports, terminal);
            DemoPurse.fill(gateway, terminal);
            List<Outcome> outcomes = new Evaluation(gateway, model, terminal)
                    .run(home.demoModel().resolve("pictures.safetensors"), sheet);
            return report(outcomes, sheet, terminal);
        } catch (RefusedException e) {
            DrawCommand.refused(terminal, e.refusal());
            return DrawCommand.REFUSED;
        }
    }

    private static int report(List<Outcome> outcomes, Path sheet, Terminal terminal) {
        for (Outcome outcome : outcomes) {
            terminal.line(String.format(
                    Locale.ROOT,
                    "%s %2d  %.4f %% beyond  %s",
                    outcome.passes() ? "as the reference" : "DIFFERENT       ",
                    outcome.number(),
                    100 * outcome.shareBeyond(),
                    outcome.prompt()));
        }
        long passed = outcomes.stream().filter(Outcome::passes).count();
        double worst = outcomes.stream().mapToDouble(Outcome::shareBeyond).max().orElse(1);
        terminal.event(Figures.line("eval.passed", (double) passed, "pictures", outcomes.size()));
        terminal.event(Figures.line("eval.worst-share-beyond", worst, "share", outcomes.size()));
        terminal.line(passed + " of " + outcomes.size() + " are as the reference; all of them are in " + sheet);
        return passed == outcomes.size() ? 0 : NOT_AS_THE_REFERENCE;
    }
}
