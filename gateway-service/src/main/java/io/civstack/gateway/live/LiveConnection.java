package io.civstack.gateway.live;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One reader of the stream. While he keeps up, events go straight through; when he does not, steps are left out, other events wait, and
 * when too many wait he is told to connect again. Belongs to one event loop and is touched by no other thread.
 */
final class LiveConnection {

    private static final String PING = ": ping\n\n";

    private final Outlet outlet;
    private final int waitingMax;
    private final Queue<LiveEvent> waiting = new ArrayDeque<>();
    private boolean ended;

    /** Why a connection was ended by us. */
    enum Farewell {
        TOO_SLOW,
        LIFETIME,
        SHUTDOWN
    }

    LiveConnection(Outlet outlet, int waitingMax) {
        this.outlet = outlet;
        this.waitingMax = waitingMax;
    }

    void welcome() {
        outlet.write("retry: 1000\nevent: welcome\ndata: {}\n\n");
    }

    void offer(LiveEvent event) {
        if (ended) {
            return;
        }
        if (waiting.isEmpty() && !outlet.isFull()) {
            outlet.write(event.frame());
        } else if (!event.lossy()) {
            hold(event);
        }
    }

    private void hold(LiveEvent event) {
        if (waiting.size() < waitingMax) {
            waiting.add(event);
        } else {
            end(Farewell.TOO_SLOW);
        }
    }

    /** The outlet has room again. */
    void drained() {
        while (!ended && !waiting.isEmpty() && !outlet.isFull()) {
            outlet.write(waiting.remove().frame());
        }
    }

    void ping() {
        if (!ended && !outlet.isFull()) {
            outlet.write(PING);
        }
    }

    void end(Farewell why) {
        if (!ended) {
            ended = true;
            waiting.clear();
            outlet.write("event: reconnect\ndata: {\"why\":\"" + why + "\"}\n\n");
            outlet.end();
        }
    }

    boolean hasEnded() {
        return ended;
    }
}
