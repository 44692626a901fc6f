package io.civstack.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.Json;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.terminal.Terminal;
import java.io.IOException;

/** Claims the daily allowance when the purse is short. */
public final class DemoPurse {

    private static final long SHORT_BUZZ = 50;

    private DemoPurse() {}

    public static void fill(Gateway user, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        JsonNode purse = user.get("/api/v1/buzz").orThrow();
        boolean claimable = purse.path("allowance").path("claimable").asBoolean();
        if (purse.path("available").asLong() < SHORT_BUZZ && claimable) {
            JsonNode after = user.post("/api/v1/buzz/allowance", Json.object()).orThrow();
            terminal.line(
                    "claimed the daily allowance: " + after.path("available").asLong() + " Buzz");
        }
    }
}
