package io.civstack.work;

import io.civstack.background.Background;
import io.civstack.source.IdSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts and stops what a process does for the queues of its service: it works, it sweeps, or both. */
@ApplicationScoped
class WorkerRole {

    private static final Logger LOG = Logger.getLogger(WorkerRole.class);
    static final Duration LEAVE_MAX = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

    private final List<WorkHandler<?>> handlers;
    private final Background background;
    private final WorkSweeper sweeper;
    private final WorkerParts parts;
    private final StopSignal stop;
    private final DispatchTopics topics;
    private final IdSource ids;
    private final String bootstrap;
    private final List<Worker<?>> workers = new ArrayList<>();
    private final Set<DispatchListener> listeners = ConcurrentHashMap.newKeySet();
    private final Set<String> notListening = ConcurrentHashMap.newKeySet();

    WorkerRole(
            @All List<WorkHandler<?>> handlers,
            Background background,
            WorkSweeper sweeper,
            WorkerParts parts,
            StopSignal stop,
            DispatchTopics topics,
            IdSource ids,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.handlers = handlers;
        this.background = background;
        this.sweeper = sweeper;
        this.parts = parts;
        this.stop = stop;
        this.topics = topics;
        this.ids = ids;
        this.bootstrap = bootstrap;
    }

    /** Pools of which no ring has been received yet; for the first worker of all, Kafka needs some seconds for that. */
    Set<String> notListening() {
        return Set.copyOf(notListening);
    }

    void start(@Observes StartupEvent event) {
        for (WorkHandler<?> handler : handlers) {
            if (parts.config().sweep()) {
                sweep(handler);
            }
            if (handler.settings().enabled()) {
                work(handler);
            }
        }
    }

    void leave(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        try {
            for (Worker<?> worker : workers) {
                worker.leave();
            }
        } finally {
            leaveDoorbells();
        }
    }

    /**
     * Waits until each listener has unsubscribed: a member that is interrupted while it leaves its group stays in it
     * until its session runs out.
     */
    private void leaveDoorbells() throws InterruptedException {
        listeners.forEach(DispatchListener::wakeUp);
        for (DispatchListener listener : listeners) {
            listener.awaitRest(LEAVE_MAX);
        }
    }

    private void sweep(WorkHandler<?> handler) {
        WorkQueue queue = handler.queue();
        background.every(parts.config().sweepEvery(), queue.name() + "-sweep", () -> sweeper.sweep(handler));
        background.every(FORGET_EVERY, queue.name() + "-forget", () -> {
            queue.forgetTurns();
            parts.workers().forget();
        });
        if (queue.isShared()) {
            background.every(parts.config().pollEvery(), queue.name() + "-ring", () -> sweeper.ringAgain(queue));
        }
        parts.meters().watch(queue.name(), background, parts.config());
    }

    /** A restarted process is another worker, so that it cannot be taken for its former self. */
    private <W> void work(WorkHandler<W> handler) {
        WorkerSettings settings = handler.settings();
        Worker<W> worker = new Worker<>(handler, "worker-" + ids.next(), parts);
        workers.add(worker);
        String queue = handler.queue().name();
        LOG.infof("queue=%s worker=starts pools=%s slots=%d", queue, settings.pools(), settings.slots());
        background.loop(queue + "-claims", worker::fillASlot);
        background.every(settings.heartbeat(), queue + "-heartbeat", worker::beat);
        if (handler.queue().isShared()) {
            background.loop(queue + "-stops", () -> stop.listen(worker::stop));
            settings.pools().forEach(pool -> listen(worker, pool));
        }
    }

    private void listen(Worker<?> worker, String pool) {
        notListening.add(pool);
        background.loop("doorbell-" + pool, () -> {
            try (DispatchListener listener = DispatchListener.open(bootstrap, topics.groupOf(pool), topics.of(pool))) {
                listeners.add(listener);
                try {
                    listenUntilInterrupted(worker, pool, listener);
                } finally {
                    listeners.remove(listener);
                }
            }
        });
    }

    /** Listens while there is a free slot, until the thread is interrupted. */
    private void listenUntilInterrupted(Worker<?> worker, String pool, DispatchListener listener)
            throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            worker.gate().await();
            listener.listen();
            listenWhileFree(worker, pool, listener);
            listener.rest();
        }
    }

    /** Waits for rings. It rings for itself until the first one arrives, which shows that others will arrive too. */
    private void listenWhileFree(Worker<?> worker, String pool, DispatchListener listener) {
        while (worker.gate().isOpen() && !Thread.currentThread().isInterrupted()) {
            if (notListening.contains(pool)) {
                worker.queue().ring(pool);
            }
            if (listener.awaitRing(worker.gate()::isOpen)) {
                notListening.remove(pool);
                worker.wake();
            }
        }
    }
}
