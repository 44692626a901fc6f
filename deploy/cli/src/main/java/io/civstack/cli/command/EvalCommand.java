package io.civstack.cli.command;

import io.civstack.cli.api.Gateway;
import io.civstack.cli.demo.DemoModel;
import io.civstack.cli.demo.DemoPurse;
import io.civstack.cli.evaluation.Evaluation;
import io.civstack.cli.evaluation.Evaluation.Comparison;
import io.civstack.cli.evaluation.Measurements;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the demo model's reference pictures through the platform and compares them with the reference. */
@Command(name = "eval", description = "draws the 32 reference pictures through the whole chain and compares them")
final class EvalCommand extends PlatformCommand {

    private static final int NOT_AS_THE_REFERENCE = 1;

    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description = "PNG for all pictures side by side. Default: docs/demo-model-sheet.png.")
    private @Nullable Path sheet;

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks and pays. Default: ${DEFAULT-VALUE}.")
    private String user = "admin";

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        PortPlan ports = ports(home);
        Gateway gateway = Gateway.of(ports, user);
        Path file = sheet != null ? sheet : home.root().resolve("docs/demo-model-sheet.png");
        String model = DemoModel.ensure(home, ports, terminal);
        DemoPurse.fill(gateway, terminal);
        List<Comparison> comparisons =
                new Evaluation(gateway, model, terminal).run(home.demoModel().resolve("pictures.safetensors"), file);
        return report(comparisons, file, terminal);
    }

    private static int report(List<Comparison> comparisons, Path sheet, Terminal terminal) {
        for (Comparison comparison : comparisons) {
            terminal.line(String.format(
                    Locale.ROOT,
                    "%s %2d  %.4f %% beyond  %s",
                    comparison.passes() ? "as the reference" : "DIFFERENT       ",
                    comparison.number(),
                    100 * comparison.shareBeyond(),
                    comparison.prompt()));
        }
        int all = comparisons.size();
        long passed = comparisons.stream().filter(Comparison::passes).count();
        double worst =
                comparisons.stream().mapToDouble(Comparison::shareBeyond).max().orElse(1);
        terminal.event(Measurements.line("eval.passed", (double) passed, "pictures", all));
        terminal.event(Measurements.line("eval.worst-share-beyond", worst, "share", all));
        terminal.line(passed + " of " + all + " are as the reference; all of them are in " + sheet);
        return passed == all ? CivstackCommand.DONE : NOT_AS_THE_REFERENCE;
    }
}
