package io.civstack.gateway.live;

import io.civstack.events.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open connections by user, within the limit for a user and the limit for the process. Shared between the event
 * loops and the thread that reads events; every method holds the lock for a short look into a map.
 *
 * @param <C> a connection
 */
final class LiveConnections<C> {

    private final int perUserMax;
    private final int max;
    private final Map<UserId, Set<C>> byUser = new HashMap<>();
    private int count;

    enum OpenResult {
        OPENED,
        USER_LIMIT,
        PROCESS_LIMIT
    }

    LiveConnections(int perUserMax, int max) {
        this.perUserMax = perUserMax;
        this.max = max;
    }

    synchronized OpenResult open(UserId user, C connection) {
        if (count >= max) {
            return OpenResult.PROCESS_LIMIT;
        }
        Set<C> own = byUser.computeIfAbsent(user, ignored -> new HashSet<>());
        if (own.size() >= perUserMax) {
            return OpenResult.USER_LIMIT;
        }
        if (own.add(connection)) {
            count++;
        }
        return OpenResult.OPENED;
    }

    synchronized void close(UserId user, C connection) {
        Set<C> own = byUser.get(user);
        if (own != null && own.remove(connection)) {
            count--;
            if (own.isEmpty()) {
                byUser.remove(user);
            }
        }
    }

    synchronized List<C> of(UserId user) {
        return List.copyOf(byUser.getOrDefault(user, Set.of()));
    }

    synchronized List<C> all() {
        return byUser.values().stream().flatMap(Collection::stream).toList();
    }

    synchronized int size() {
        return count;
    }
}
