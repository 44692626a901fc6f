package io.civstack.local.command;

import io.civstack.local.api.Gateway;
import io.civstack.local.api.RefusedException;
import io.civstack.local.demo.DemoModel;
import io.civstack.local.demo.DemoPurse;
import io.civstack.local.measure.DispatchBench;
import io.civstack.local.measure.DrawBench;
import io.civstack.local.measure.EngineBench;
import io.civstack.local.measure.UpBench;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Settings;
import io.civstack.local.terminal.Terminal;
import io.civstack.local.trace.Traces;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Measures, one JSON object a line: name, value, unit, and how many runs it comes from. */
final class BenchCommand implements Command {

    private static final int UP_ROUNDS = 3;
    private static final int DRAW_ROUNDS = 20;
    private static final int CLAIMS_PER_SECOND = 500;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String usage() {
        return "up | draw | engine | dispatch  [--rounds N] [--user NAME] [--only NAME,NAME] [--claims N]";
    }

    @Override
    public String summary() {
        return "measures a start, a picture, the engine alone, or claims from a long queue";
    }

    @Override
    public Set<String> options() {
        return Set.of("--rounds", "--user", "--only", "--claims");
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        OptionalInt rounds = arguments.integer("--rounds");
        if (rounds.isPresent() && rounds.getAsInt() < 1) {
            throw new UsageException("--rounds must be at least 1");
        }
        try {
            return switch (arguments.only("what to measure")) {
                case "up" -> print(new UpBench(home).run(rounds.orElse(UP_ROUNDS)));
                case "draw" -> print(draw(arguments, home, terminal, rounds.orElse(DRAW_ROUNDS)));
                case "engine" -> new EngineBench(home).run(rounds, only(arguments));
                case "dispatch" ->
                    new DispatchBench(home).run(arguments.integer("--claims").orElse(CLAIMS_PER_SECOND));
                default -> throw new UsageException("up, draw, engine or dispatch?");
            };
        } catch (RefusedException e) {
            DrawCommand.refused(terminal, e.refusal());
            return DrawCommand.REFUSED;
        }
    }

    private static List<String> only(Arguments arguments) {
        return arguments.value("--only").map(names -> List.of(names.split(","))).orElse(List.of());
    }

    private static List<String> draw(Arguments arguments, Home home, Terminal terminal, int rounds) throws Exception {
        PortPlan ports = Settings.ports(home, OptionalInt.empty());
        Gateway gateway = new Gateway(ports, arguments.value("--user").orElse("admin"));
        String model = DemoModel.ensure(home, ports, terminal);
        DemoPurse.fill(gateway, terminal);
        return new DrawBench(gateway, model, new Traces(home.traces())).run(rounds);
    }

    private static int print(List<String> lines) {
        lines.forEach(System.out::println);
        return 0;
    }
}
