package io.civstack.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.api.Gateway;
import io.civstack.local.api.Json;
import io.civstack.local.api.RefusedException;
import io.civstack.local.demo.DemoModel;
import io.civstack.local.demo.DemoPurse;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Settings;
import io.civstack.local.terminal.Terminal;
import java.time.Duration;
import java.util.Set;

/** Starts everything and proves it by a picture. The civstack script has built what was missing before. */
final class UpCommand implements Command {

    static final String FIRST_PROMPT = "a red boat by the sea, sticker";

    @Override
    public String name() {
        return "up";
    }

    @Override
    public String usage() {
        return "[--port-base N] [--no-picture] [--json]";
    }

    @Override
    public String summary() {
        return "builds what is missing, starts everything, draws a first picture";
    }

    @Override
    public Set<String> options() {
        return Set.of("--port-base");
    }

    @Override
    public Set<String> flags() {
        return Set.of("--no-picture");
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        arguments.none();
        long began = System.nanoTime();
        PortPlan ports = Settings.ports(home, arguments.integer("--port-base"));
        new StartUp(home, ports, terminal).run();
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        terminal.line("everything is ready after " + seconds + " s");
        int drawn = arguments.has("--no-picture") ? 0 : firstPicture(home, ports, terminal);
        goodbye(ports, terminal);
        return drawn;
    }

    private static int firstPicture(Home home, PortPlan ports, Terminal terminal) throws Exception {
        try {
            String model = DemoModel.ensure(home, ports, terminal);
            Gateway demo = new Gateway(ports, "demo");
            DemoPurse.fill(demo, terminal);
            terminal.line("drawing \"" + FIRST_PROMPT + "\" as demo");
            ObjectNode order = Json.object()
                    .put("prompt", FIRST_PROMPT)
                    .put("modelId", model)
                    .put("count", 1);
            return DrawCommand.draw(demo, order, home.pictures().resolve("first-picture.png"), terminal);
        } catch (RefusedException e) {
            DrawCommand.refused(terminal, e.refusal());
            terminal.line("everything runs, but the first picture was refused");
            return DrawCommand.REFUSED;
        }
    }

    private static void goodbye(PortPlan ports, Terminal terminal) {
        terminal.event(Json.object()
                .put("event", "up")
                .put("url", ports.gatewayUrl())
                .put("keycloak", ports.keycloakUrl())
                .toString());
        terminal.line("");
        terminal.line("  Civstack   " + ports.gatewayUrl());
        terminal.line("  Keycloak   " + ports.keycloakUrl());
        terminal.line("  sign in as demo, newcomer, moderator, support or admin; the password is the name");
        terminal.line("");
        terminal.line("  ./civstack draw \"a blue cat in the snow, watercolor\" --out cat.png");
        terminal.line("  ./civstack status | logs SERVICE | down");
    }
}
