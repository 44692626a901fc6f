package io.civstack.work;

import io.civstack.fault.Fault;
import io.civstack.trace.TraceContext;
import io.civstack.work.WorkHandler.Started;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How a worker comes by its next piece: the claim and the start by the service's rules, in one transaction. */
final class Claims<W> {

    /** How long pieces behind one go first that somebody else has locked. */
    private static final Duration BUSY_REST = Duration.ofMillis(200);

    /** The same for one that could not be started: whoever is to blame, it must not stop its pool. */
    private static final Duration FAULT_REST = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Claims.class);

    private final WorkHandler<W> handler;
    private final WorkQueue queue;
    private final WorkerSettings settings;
    private final String worker;

    Claims(WorkHandler<W> handler, String worker) {
        this.handler = handler;
        this.queue = handler.queue();
        this.settings = handler.settings();
        this.worker = worker;
    }

    /** A piece that is the worker's now. */
    record Claimed<W>(Claim claim, W work) {}

    /** What a claim came to. */
    private sealed interface Outcome<W> {

        record Started<W>(Claimed<W> claimed) implements Outcome<W> {}

        record PutOff<W>(Claim claim, Duration rest) implements Outcome<W> {}

        record NothingWaits<W>() implements Outcome<W> {}
    }

    /** Takes a claim back by rolling its transaction back. */
    private static final class BusyException extends RuntimeException {

        private final transient Claim claim;

        BusyException(Claim claim) {
            super("busy", null, false, false);
            this.claim = claim;
        }
    }

    /** Claims until something was started or nothing waits; what cannot be started now is put off, so that it stops nobody. */
    Optional<Claimed<W>> next(BooleanSupplier leaving) {
        while (!leaving.getAsBoolean()) {
            switch (claim()) {
                case Outcome.Started<W> it -> {
                    return Optional.of(it.claimed());
                }
                case Outcome.PutOff<W> it ->
                    QuarkusTransaction.requiringNew()
                            .run(() -> queue.rest(it.claim().id(), it.rest()));
                case Outcome.NothingWaits<W> _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Outcome<W> claim() {
        AtomicReference<@Nullable Claim> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Claim claim =
                        queue.claim(worker, settings.pools(), handler.warm()).orElse(null);
                claimed.set(claim);
                return claim == null ? new Outcome.NothingWaits<>() : start(claim);
            });
        } catch (BusyException e) {
            return new Outcome.PutOff<>(e.claim, BUSY_REST);
        } catch (RuntimeException e) {
            Claim claim = claimed.get();
            if (claim == null || Fault.of(e) != Fault.BUG) {
                throw e;
            }
            LOG.errorf(e, "queue=%s id=%s attempt=%d start=failed", queue.name(), claim.id(), claim.attempt());
            return new Outcome.PutOff<>(claim, FAULT_REST);
        }
    }

    private Outcome<W> start(Claim claim) {
        try (Scope _ = TraceContext.resumed(claim.traceparent()).makeCurrent()) {
            return switch (handler.start(claim)) {
                case Started.Yes<W> yes -> new Outcome.Started<>(new Claimed<>(claim, yes.work()));
                case Started.No<W> _ -> {
                    LOG.errorf("queue=%s id=%s attempt=%d start=refused", queue.name(), claim.id(), claim.attempt());
                    queue.done(claim.id());
                    yield new Outcome.PutOff<>(claim, Duration.ZERO);
                }
                case Started.Busy<W> _ -> throw new BusyException(claim);
            };
        }
    }
}
