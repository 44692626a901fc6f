package io.civstack.gateway.live;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One connection of a client to the stream of events. Events are written at once while the client keeps up. For a slow
 * client lossy events are left out and other events are queued; when the queue is full, the client is told to connect
 * again. Belongs to one event loop and is used by no other thread.
 */
final class LiveConnection {

    private static final String PING = ": ping\n\n";

    private final StreamWriter writer;
    private final int queueMax;
    private final Queue<LiveEvent> queue = new ArrayDeque<>();
    private boolean ended;

    /** Why the gateway ended a connection; the client gets the name in the event {@code reconnect}. */
    enum EndReason {
        TOO_SLOW,
        LIFETIME,
        SHUTDOWN
    }

    LiveConnection(StreamWriter writer, int queueMax) {
        this.writer = writer;
        this.queueMax = queueMax;
    }

    /** {@code retry} is the pause in ms before the client connects again by itself. */
    void sendWelcome() {
        writer.write("retry: 1000\nevent: welcome\ndata: {}\n\n");
    }

    void send(LiveEvent event) {
        if (ended) {
            return;
        }
        if (queue.isEmpty() && !writer.isFull()) {
            writer.write(event.frame());
        } else if (!event.lossy()) {
            enqueue(event);
        }
    }

    private void enqueue(LiveEvent event) {
        if (queue.size() < queueMax) {
            queue.add(event);
        } else {
            end(EndReason.TOO_SLOW);
        }
    }

    /** Called when the writer is no longer full. */
    void sendQueued() {
        while (!ended && !queue.isEmpty() && !writer.isFull()) {
            writer.write(queue.remove().frame());
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
            queue.clear();
            writer.write("event: reconnect\ndata: {\"why\":\"" + reason + "\"}\n\n");
            writer.end();
        }
    }
}
