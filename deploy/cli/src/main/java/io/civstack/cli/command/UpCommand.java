package io.civstack.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.Json;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.demo.DemoModel;
import io.civstack.cli.demo.DemoPurse;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Starts everything and draws a first picture to show that it works. The civstack script has built what was missing
 * before.
 */
@Command(name = "up", description = "builds what is missing, starts everything, draws a first picture")
final class UpCommand extends PlatformCommand {

    private static final String FIRST_PROMPT = "a red boat by the sea, sticker";

    @Mixin
    private final PortBase portBase = new PortBase();

    @Option(names = "--no-picture", description = "Do not import the demo model and draw a picture.")
    private boolean noPicture;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        long began = System.nanoTime();
        PortPlan ports = ports(home, portBase.value());
        new StartUp(home, ports, terminal).run();
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        terminal.line("everything is ready after " + seconds + " s");
        int status = noPicture ? CivstackCommand.DONE : drawFirstPicture(home, ports, terminal);
        showAddresses(ports, terminal);
        return status;
    }

    private static int drawFirstPicture(Home home, PortPlan ports, Terminal terminal) throws Exception {
        try {
            String model = DemoModel.ensure(home, ports, terminal);
            Gateway demo = Gateway.of(ports, "demo");
            DemoPurse.fill(demo, terminal);
            terminal.line("drawing \"" + FIRST_PROMPT + "\" as demo");
            ObjectNode request = Json.object()
                    .put("prompt", FIRST_PROMPT)
                    .put("modelId", model)
                    .put("count", 1);
            return DrawCommand.draw(demo, request, home.pictures().resolve("first-picture.png"), terminal);
        } catch (RefusedException e) {
            CommandErrors.show(e.refusal(), terminal);
            terminal.line("everything runs, but the first picture was refused");
            return CivstackCommand.FAILED;
        }
    }

    private static void showAddresses(PortPlan ports, Terminal terminal) {
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
