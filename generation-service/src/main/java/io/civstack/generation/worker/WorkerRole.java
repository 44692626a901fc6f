package io.civstack.generation.worker;

import io.civstack.generation.dispatch.Doorbell;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Starts and stops what a worker does: one thread hears the bell and claims, one beats, one listens for stops. */
@ApplicationScoped
class WorkerRole {

    private static final Logger LOG = Logger.getLogger(WorkerRole.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration LAST_MOMENT = Duration.ofMillis(500);

    private final WorkerConfig config;
    private final WorkerName name;
    private final Doorbell doorbell;
    private final Bell bell;
    private final Studio studio;
    private final Heartbeat heartbeat;
    private final StopListener stops;
    private final WarmUp warmUp;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean leaving;
    private volatile boolean hears;

    WorkerRole(
            WorkerConfig config,
            WorkerName name,
            Doorbell doorbell,
            Bell bell,
            Studio studio,
            Heartbeat heartbeat,
            StopListener stops,
            WarmUp warmUp) {
        this.config = config;
        this.name = name;
        this.doorbell = doorbell;
        this.bell = bell;
        this.studio = studio;
        this.heartbeat = heartbeat;
        this.stops = stops;
        this.warmUp = warmUp;
    }

    /** Whether a ring has reached this process, which for the first worker of all takes Kafka some seconds to arrange. */
    boolean hears() {
        return hears;
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        LOG.infof("worker starts worker=%s families=%s slots=%d", name.value(), config.families(), config.slots());
        threads.add(Thread.ofPlatform().name("bell").daemon().start(this::answerUntilLeaving));
        threads.add(Thread.ofPlatform().name("heartbeat").daemon().start(() -> untilLeaving(this::beat)));
        threads.add(Thread.ofPlatform().name("stops").daemon().start(() -> untilLeaving(this::listen)));
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        if (!config.enabled()) {
            return;
        }
        leaving = true;
        bell.wakeUp();
        studio.leave(config.stopMax());
        threads.forEach(WorkerRole::end);
        heartbeat.last();
        LOG.infof("worker left worker=%s", name.value());
    }

    private void answerUntilLeaving() {
        untilLeaving(this::answer);
        bell.close();
    }

    /** A moment to leave the share group in good order; then no more. */
    private static void end(Thread thread) {
        try {
            thread.join(LAST_MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private interface Duty {
        void run() throws InterruptedException;
    }

    private void untilLeaving(Duty duty) {
        while (!leaving) {
            try {
                duty.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // the edge of a thread that must not end: what it needs is away, and is tried again
                if (!leaving) {
                    LOG.warnf("%s paused reason=%s", Thread.currentThread().getName(), e.toString());
                    pause(PAUSE_AFTER_FAULT);
                }
            }
        }
    }

    /**
     * Fills the free slot with what waits already, else with what the bell announces, else with getting warm. Looks into the rows after each
     * poll, rung or not: after a restart of the only worker a ring has been seen to stay away for half a minute, the length of a record's lock.
     */
    private void answer() throws InterruptedException {
        if (!hears) {
            config.families().forEach(doorbell::ring);
        }
        studio.awaitFreeSlot();
        boolean taken = false;
        try {
            taken = !leaving && studio.takeJob();
            while (!taken && !leaving) {
                boolean rung = bell.heard();
                hears |= rung;
                taken = !leaving && studio.takeJob();
                if (rung) {
                    bell.answered();
                } else if (!taken && warmUp.isDue()) {
                    studio.inSlot(warmUp::run);
                    taken = true;
                }
            }
        } catch (WakeupException e) {
            LOG.debug("woken to leave");
        } catch (KafkaException e) {
            bell.close();
            throw e;
        } finally {
            if (!taken) {
                studio.giveSlotBack();
            }
        }
    }

    private void beat() throws InterruptedException {
        heartbeat.beat();
        Thread.sleep(config.heartbeat());
    }

    private void listen() {
        try {
            stops.listen();
        } catch (SQLException e) {
            throw new IllegalStateException("state=" + e.getSQLState(), e);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
