package io.civstack.background;

import io.civstack.fault.Fault;
import io.civstack.objectstore.ObjectStoreFaultException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The threads of a process that belong to no request and no message. Each has a name, survives every fault of its task,
 * and is interrupted when the process stops.
 */
@ApplicationScoped
public class Background {

    static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    private static final BackOff AFTER_A_FAULT = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final String KAFKA = "org.apache.kafka.";
    private static final Logger LOG = Logger.getLogger(Background.class);

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** Runs {@code task} again and again, with a pause before each run. After a fault the next run comes as usual. */
    public void every(Duration pause, String name, Task task) {
        start(Thread.ofVirtual().name(name), () -> {
            while (!stopping) {
                Thread.sleep(pause);
                succeeds(name, task);
            }
        });
    }

    /**
     * Runs {@code turn} again and again, without a pause. A turn that waits has to end when it is interrupted, or
     * within a second. After a fault the next turn waits, the longer the more turns failed quickly in a row.
     */
    public void loop(String name, Task turn) {
        start(Thread.ofPlatform().name(name).daemon(), () -> {
            BackOff backOff = AFTER_A_FAULT;
            while (!stopping) {
                long began = System.nanoTime();
                if (succeeds(name, turn)
                        || System.nanoTime() - began > backOff.max().toNanos()) {
                    backOff = AFTER_A_FAULT;
                } else {
                    backOff = backOff.pause();
                }
            }
        });
    }

    /** Interrupts every thread and waits a little for what they are doing to end. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** The same for code that created this object without CDI. */
    public synchronized void stop() throws InterruptedException {
        stopping = true;
        threads.forEach(Thread::interrupt);
        long limit = System.nanoTime() + STOP_WAIT_MAX.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, limit - System.nanoTime())));
        }
    }

    private synchronized void start(Thread.Builder builder, Task life) {
        if (!stopping) {
            threads.add(builder.start(() -> {
                try {
                    life.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (Exception e) {
                    throw new IllegalStateException("a life ends by interrupt only", e);
                }
            }));
        }
    }

    /** The edge of the unit of work: a fault ends the run, never the thread. */
    private boolean succeeds(String name, Task task) throws InterruptedException {
        try {
            task.run();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            if (stopping || Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            if (Fault.of(e) == Fault.BUG && !isOfANeighbour(e)) {
                LOG.errorf(e, "background=%s round=failed", name);
            } else {
                LOG.warnf("background=%s round=later fault=%s", name, e);
            }
            return false;
        }
    }

    /** True for the exceptions by which Kafka and the object store say that they cannot be reached. */
    private static boolean isOfANeighbour(Throwable fault) {
        return fault instanceof ObjectStoreFaultException
                || fault.getClass().getName().startsWith(KAFKA);
    }
}
