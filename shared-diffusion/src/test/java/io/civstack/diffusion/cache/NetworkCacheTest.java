package io.civstack.diffusion.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NetworkCacheTest {

    private final AtomicInteger loads = new AtomicInteger();
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final NetworkCache cache = new NetworkCache((model, mode) -> load(model), 100);

    private Network load(GraphModel model) {
        loads.incrementAndGet();
        return new Network() {
            @Override
            public Binding bind(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
                throw new UnsupportedOperationException("nothing runs here");
            }

            @Override
            public void close() {
                closed.add(model.weightFolder());
                if (model.weightFolder().startsWith("broken")) {
                    throw new IllegalStateException(model.weightFolder());
                }
            }
        };
    }

    /** A model that costs so many bytes; its folder is its name here. */
    private NetworkCache.Lease lease(String name, long bytes) {
        GraphModel model =
                new GraphModel(new byte[0], name, bytes, bytes, List.of(), Map.of(), List.of(), Map.of(), List.of());
        return cache.lease(new NetworkKey(name, "unet"), graph -> LoadMode.SMALL, () -> model);
    }

    @Test
    void sharesALoadedNetwork() {
        // Given
        NetworkCache.Lease first = lease("a", 10);
        // When
        NetworkCache.Lease second = lease("a", 10);
        // Then
        assertThat(second.network()).isSameAs(first.network());
        assertThat(loads).hasValue(1);
    }

    @Test
    void loadsOnceWhenManyAskAtOnce() throws Exception {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Network>> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(threads.submit(() -> {
                    gate.await();
                    return lease("a", 10).network();
                }));
            }
            // When
            gate.countDown();
            // Then
            for (Future<Network> network : asked) {
                assertThat(network.get()).isSameAs(asked.getFirst().get());
            }
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void closesTheLeastRecentlyUsedBeforeLoadingBeyondTheBudget() {
        // Given
        lease("old", 40).close();
        lease("used", 40).close();
        lease("old", 40).close();
        // When
        lease("new", 40).close();
        // Then
        assertThat(closed).containsExactly("used");
        assertThat(cache.heldBytes()).isEqualTo(80);
    }

    @Test
    void neverClosesANetworkThatSomebodyHolds() {
        // Given
        NetworkCache.Lease held = lease("held", 80);
        // When
        lease("other", 80).close();
        // Then
        assertThat(closed).containsExactly("other");
        held.close();
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void forgetsALoadThatFailed() {
        // Given
        NetworkKey key = new NetworkKey("bad", "unet");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cache.lease(key, graph -> LoadMode.SMALL, () -> {
                    throw new IllegalStateException("no such graph");
                }));
        // When
        lease("bad", 10).close();
        // Then
        assertThat(loads).hasValue(1);
        assertThat(cache.heldBytes()).isEqualTo(10);
    }

    @Test
    void closesEverythingInTheEnd() {
        // Given
        lease("idle", 10).close();
        NetworkCache.Lease held = lease("held", 10);
        // When
        cache.close();
        // Then
        assertThat(closed).containsExactly("idle");
        held.close();
        assertThat(closed).containsExactly("idle", "held");
    }

    @Test
    void closesTheRestWhenOneCannotBeClosed() {
        // Given
        lease("broken one", 10).close();
        lease("broken two", 10).close();
        lease("whole", 10).close();
        // When, Then
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(cache::close)
                .withMessage("broken one")
                .satisfies(failed -> assertThat(failed.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("broken one", "broken two", "whole");
    }

    @Test
    void passesOnAnErrorAsItWas() {
        // Given
        NetworkKey key = new NetworkKey("deep", "unet");
        // When, Then
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> cache.lease(key, graph -> LoadMode.SMALL, () -> {
                    throw new StackOverflowError();
                }));
        assertThat(cache.size()).isZero();
    }
}
