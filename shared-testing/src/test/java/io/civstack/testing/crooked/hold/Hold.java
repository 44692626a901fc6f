package io.civstack.testing.crooked.hold;

import io.civstack.testing.crooked.journal.Entry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes time and an id out of thin air, logs to the console, and goes round in a circle. */
public final class Hold {

    public final UUID id = UUID.randomUUID();
    public final Instant at = Instant.now();
    public @Nullable Entry entry;

    public void print() {
        System.out.println(id);
    }
}
