package io.civstack.diffusion.cache;

import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.NetworkLoader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loaded networks within a memory budget. A leased network is never closed; of the others the least recently used are
 * closed first. A network that several threads ask for at the same time is loaded once. Thread safe.
 */
public final class NetworkCache implements AutoCloseable {

    private final NetworkLoader loader;
    private final long budgetBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NetworkKey, Slot> slots = new HashMap<>();
    private long clock;
    private boolean closed;

    /** @param budgetBytes of all loaded networks together; exceeded only by what is in use at once */
    public NetworkCache(NetworkLoader loader, long budgetBytes) {
        this.loader = loader;
        this.budgetBytes = budgetBytes;
    }

    /** An entry of the cache. Fields other than the future are guarded by the lock. */
    private static final class Slot {
        final CompletableFuture<Network> network = new CompletableFuture<>();
        long bytes;
        long usedAt;
        int holders;
    }

    /** Keeps a network loaded until the lease is closed. */
    public interface Lease extends AutoCloseable {
        Network network();

        @Override
        void close();
    }

    /**
     * Leases the network of a key; loads it when it is not loaded yet.
     *
     * @param modeOf how a model's weights shall be held
     * @param model builds its graph; called only when it must be loaded
     * @throws RuntimeException what building or loading threw, to everybody who waited for it
     */
    public Lease lease(NetworkKey key, Function<GraphModel, LoadMode> modeOf, Supplier<GraphModel> model) {
        Slot slot;
        boolean mine;
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the engine is closed");
            }
            Slot known = slots.get(key);
            mine = known == null;
            slot = known == null ? new Slot() : known;
            slots.put(key, slot);
            slot.holders++;
            slot.usedAt = ++clock;
        } finally {
            lock.unlock();
        }
        if (mine) {
            load(key, slot, modeOf, model);
        }
        return held(slot);
    }

    private void load(NetworkKey key, Slot slot, Function<GraphModel, LoadMode> modeOf, Supplier<GraphModel> model) {
        try {
            GraphModel graph = model.get();
            LoadMode mode = modeOf.apply(graph);
            closeAll(reserve(slot, LoadCost.heldBytes(graph, mode)));
            slot.network.complete(loader.load(graph, mode));
        } catch (RuntimeException | Error failed) {
            lock.lock();
            try {
                slots.remove(key, slot);
            } finally {
                lock.unlock();
            }
            slot.network.completeExceptionally(failed);
        }
    }

    private Lease held(Slot slot) {
        Network network;
        try {
            network = slot.network.join();
        } catch (CompletionException failed) {
            release(slot);
            switch (failed.getCause()) {
                case RuntimeException reason -> throw reason;
                case Error broken -> throw broken;
                case null, default -> throw failed;
            }
        }
        return new Lease() {
            private boolean given = true;

            @Override
            public Network network() {
                return network;
            }

            @Override
            public void close() {
                if (given) {
                    given = false;
                    release(slot);
                }
            }
        };
    }

    private void release(Slot slot) {
        List<Network> unneeded;
        lock.lock();
        try {
            slot.holders--;
            slot.usedAt = ++clock;
            unneeded = takeBeyond(closed ? 0 : budgetBytes);
        } finally {
            lock.unlock();
        }
        closeAll(unneeded);
    }

    /** Evicts networks before a slot is loaded. */
    private List<Network> reserve(Slot slot, long bytes) {
        lock.lock();
        try {
            slot.bytes = bytes;
            return takeBeyond(budgetBytes);
        } finally {
            lock.unlock();
        }
    }

    /** Removes networks without leases, least recently used first, until the rest fits. Called with the lock held. */
    private List<Network> takeBeyond(long bytes) {
        List<Network> taken = new ArrayList<>();
        while (slots.values().stream().mapToLong(slot -> slot.bytes).sum() > bytes) {
            Map.Entry<NetworkKey, Slot> idle = oldestIdle();
            if (idle == null) {
                break;
            }
            taken.add(idle.getValue().network.join());
            slots.remove(idle.getKey());
        }
        return taken;
    }

    private Map.@Nullable Entry<NetworkKey, Slot> oldestIdle() {
        return slots.entrySet().stream()
                .filter(entry -> entry.getValue().holders == 0
                        && entry.getValue().network.isDone())
                .min(Comparator.comparingLong(entry -> entry.getValue().usedAt))
                .orElse(null);
    }

    /** Closes all of them, even when closing one fails. */
    private static void closeAll(List<Network> networks) {
        RuntimeException failure = null;
        for (Network network : networks) {
            try {
                network.close();
            } catch (RuntimeException failed) {
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Estimated bytes of all loaded networks. */
    public long heldBytes() {
        lock.lock();
        try {
            return slots.values().stream().mapToLong(slot -> slot.bytes).sum();
        } finally {
            lock.unlock();
        }
    }

    /** How many networks are loaded or being loaded. */
    public int size() {
        lock.lock();
        try {
            return slots.size();
        } finally {
            lock.unlock();
        }
    }

    /** Closes networks without leases now and the others when their leases are closed. */
    @Override
    public void close() {
        List<Network> idle;
        lock.lock();
        try {
            closed = true;
            idle = takeBeyond(0);
        } finally {
            lock.unlock();
        }
        closeAll(idle);
    }
}
