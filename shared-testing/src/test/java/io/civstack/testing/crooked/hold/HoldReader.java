package io.civstack.testing.crooked.hold;

import java.sql.Connection;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Consumes events and knows SQL where neither is looked for. */
public final class HoldReader {

    public @Nullable Connection connection;

    @Incoming("holds")
    public void receive(String record) {}
}
