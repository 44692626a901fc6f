package io.civstack.local.infra;

import java.io.IOException;
import java.nio.file.Path;

/** For whoever cleans up a state folder while no infrastructure process runs on it. */
public final class PostgresLeftover {

    private PostgresLeftover() {}

    public static void stop(Path state) throws IOException, InterruptedException {
        Postmaster.stopLeftover(state.resolve("postgres/data"));
    }
}
