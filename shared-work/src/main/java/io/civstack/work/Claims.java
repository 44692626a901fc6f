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

/** Claims the next piece for a worker and starts it by the service's rules, in one transaction. */
final class Claims<W> {

    /** How long a piece is put off that somebody else has locked. */
    private static final Duration BUSY_REST = Duration.ofMillis(200);

    /** How long a piece is put off whose start failed, so that it does not stop its pool. */
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

    /** A piece that the worker has claimed and started. */
    record Claimed<W>(Claim claim, W work) {}

    /** What came of a claim. */
    private sealed interface ClaimResult<W> {

        record Started<W>(Claimed<W> claimed) implements ClaimResult<W> {}

        record PutOff<W>(Claim claim, Duration rest) implements ClaimResult<W> {}

        record NothingWaits<W>() implements ClaimResult<W> {}
    }

    /** Undoes a claim by rolling its transaction back. */
    private static final class BusyException extends RuntimeException {

        private final transient Claim claim;

        BusyException(Claim claim) {
            super("busy", null, false, false);
            this.claim = claim;
        }
    }

    /**
     * Claims until something was started or nothing waits; what cannot be started now is put off, so that it stops
     * nobody.
     */
    Optional<Claimed<W>> next(BooleanSupplier leaving) {
        while (!leaving.getAsBoolean()) {
            switch (claim()) {
                case ClaimResult.Started<W> it -> {
                    return Optional.of(it.claimed());
                }
                case ClaimResult.PutOff<W> it ->
                    QuarkusTransaction.requiringNew()
                            .run(() -> queue.rest(it.claim().id(), it.rest()));
                case ClaimResult.NothingWaits<W> _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private ClaimResult<W> claim() {
        AtomicReference<@Nullable Claim> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Claim claim =
                        queue.claim(worker, settings.pools(), handler.warm()).orElse(null);
                claimed.set(claim);
                return claim == null ? new ClaimResult.NothingWaits<>() : start(claim);
            });
        } catch (BusyException e) {
            return new ClaimResult.PutOff<>(e.claim, BUSY_REST);
        } catch (RuntimeException e) {
            Claim claim = claimed.get();
            if (claim == null || Fault.of(e) != Fault.BUG) {
                throw e;
            }
            LOG.errorf(e, "queue=%s id=%s attempt=%d start=failed", queue.name(), claim.id(), claim.attempt());
            return new ClaimResult.PutOff<>(claim, FAULT_REST);
        }
    }

    private ClaimResult<W> start(Claim claim) {
        try (Scope _ = TraceContext.resumed(claim.traceparent()).makeCurrent()) {
            return switch (handler.start(claim)) {
                case Started.Yes<W> yes -> new ClaimResult.Started<>(new Claimed<>(claim, yes.work()));
                case Started.No<W> _ -> {
                    LOG.errorf("queue=%s id=%s attempt=%d start=refused", queue.name(), claim.id(), claim.attempt());
                    queue.done(claim.id());
                    yield new ClaimResult.PutOff<>(claim, Duration.ZERO);
                }
                case Started.Busy<W> _ -> throw new BusyException(claim);
            };
        }
    }
}
