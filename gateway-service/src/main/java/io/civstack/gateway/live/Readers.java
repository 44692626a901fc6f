package io.civstack.gateway.live;

import io.civstack.events.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is connected, by user, within the limits of a user and of the process. Shared between the event loops and the thread that reads
 * events; every method holds the lock for a look into a map and no longer.
 *
 * @param <C> a connection
 */
final class Readers<C> {

    private final int perUserMax;
    private final int max;
    private final Map<UserId, Set<C>> connected = new HashMap<>();
    private int count;

    enum Entry {
        OPENED,
        USER_FULL,
        PROCESS_FULL
    }

    Readers(int perUserMax, int max) {
        this.perUserMax = perUserMax;
        this.max = max;
    }

    synchronized Entry open(UserId user, C connection) {
        if (count >= max) {
            return Entry.PROCESS_FULL;
        }
        Set<C> own = connected.computeIfAbsent(user, ignored -> new HashSet<>());
        if (own.size() >= perUserMax) {
            return Entry.USER_FULL;
        }
        if (own.add(connection)) {
            count++;
        }
        return Entry.OPENED;
    }

    synchronized void close(UserId user, C connection) {
        Set<C> own = connected.get(user);
        if (own != null && own.remove(connection)) {
            count--;
            if (own.isEmpty()) {
                connected.remove(user);
            }
        }
    }

    synchronized List<C> of(UserId user) {
        return List.copyOf(connected.getOrDefault(user, Set.of()));
    }

    synchronized List<C> all() {
        return connected.values().stream().flatMap(Collection::stream).toList();
    }

    synchronized int size() {
        return count;
    }
}
