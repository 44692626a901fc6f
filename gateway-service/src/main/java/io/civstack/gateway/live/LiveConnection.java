package io.civstack.gateway.live;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One connection of a client to the stream of events. Events are written at once while the client keeps up. For a slow client
 * lossy events are left out and other events wait; when too many wait, the client is told to connect again. Belongs to one
 * event loop and is used by no other thread.
 */
final class LiveConnection {

    private static final String PING = ": ping\n\n";

    private final StreamWriter writer;
    private final int waitingMax;
    private final Queue<LiveEvent> waiting = new ArrayDeque<>();
    private boolean ended;

    /** Why the gateway ended a connection; the client gets the name in the event {@code reconnect}. */
    enum EndReason {
        TOO_SLOW,
        LIFETIME,
        SHUTDOWN
    }

    LiveConnection(StreamWriter writer, int waitingMax) {
        this.writer = writer;
        this.waitingMax = waitingMax;
    }

    /** {@code retry} is the pause in ms before the client connects again by itself. */
    void sendWelcome() {
        writer.write("retry: 1000\nevent: welcome\ndata: {}\n\n");
    }

    void send(LiveEvent event) {
        if (ended) {
            return;
        }
        if (waiting.isEmpty() && !writer.isFull()) {
            writer.write(event.frame());
        } else if (!event.lossy()) {
            enqueue(event);
        }
    }

    private void enqueue(LiveEvent event) {
        if (waiting.size() < waitingMax) {
            waiting.add(event);
        } else {
            end(EndReason.TOO_SLOW);
        }
    }

    /** Called when the writer is no longer full. */
    void sendWaiting() {
        while (!ended && !waiting.isEmpty() && !writer.isFull()) {
            writer.write(waiting.remove().frame());
        }
    }

    void ping() {
        if (!ended && !writer.isFull()) {
            writer.write(PING);
        }
    }

    void end(EndReason reason) {
        if (!ended) {
            ended = true;
            waiting.clear();
            writer.write("event: reconnect\ndata: {\"why\":\"" + reason + "\"}\n\n");
            writer.end();
        }
    }
}
