package io.civstack.local.infra;

import java.io.IOException;
import java.nio.file.Path;

/** Stops the PostgreSQL server of a state folder on which no infrastructure process runs any more. */
public final class PostgresLeftover {

    private PostgresLeftover() {}

    public static void stop(Path state) throws IOException, InterruptedException {
        Postmaster.stopLeftover(state.resolve("postgres/data"));
    }
}
