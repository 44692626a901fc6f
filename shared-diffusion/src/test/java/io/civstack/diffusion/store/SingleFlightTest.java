package io.civstack.diffusion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.diffusion.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SingleFlightTest {

    @TempDir
    Path folder;

    private final FakeSource source = new FakeSource();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ModelStore store;

    @BeforeEach
    void open() throws IOException {
        store = new ModelStore(folder, 20_000, InstantSource.system());
    }

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        store.close();
    }

    @Test
    void downloadsOnceForManyWhoAskAtTheSameTime() throws Exception {
        // Given
        ModelFiles model = ModelFiles.of("m", source.put(1, 9000));
        source.gate = new CountDownLatch(1);
        List<Future<HeldModel>> asked = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            asked.add(threads.submit(() -> store.hold(model, source)));
        }

        // When
        source.gate.countDown();

        // Then
        for (Future<HeldModel> future : asked) {
            assertThat(future.get().file("m")).hasSize(9000);
        }
        assertThat(source.opened).hasValue(1);
    }

    @Test
    void tellsAllWhoWaitWhenTheDownloadFails() throws Exception {
        // Given
        ModelFiles model = ModelFiles.of("m", source.put(1, 9000));
        source.cutAfterBytes = 100;
        source.gate = new CountDownLatch(1);
        List<Future<HeldModel>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(threads.submit(() -> store.hold(model, source)));
        }

        // When
        source.gate.countDown();

        // Then
        for (Future<HeldModel> future : asked) {
            assertThatThrownBy(future::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(StoreException.class);
        }
        assertThat(store.usedBytes()).isZero();
    }

    @Test
    void goesOnDownloadingWhenTheFirstWhoAskedIsInterrupted() throws Exception {
        // Given
        ModelFiles model = ModelFiles.of("m", source.put(1, 9000));
        source.gate = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread first = Thread.ofVirtual().start(() -> {
            try {
                store.hold(model, source).close();
            } catch (InterruptedException e) {
                interrupted.countDown();
            } catch (StoreException e) {
                throw new AssertionError(e);
            }
        });

        // When
        first.interrupt();
        interrupted.await();
        Future<HeldModel> second = threads.submit(() -> store.hold(model, source));
        source.gate.countDown();

        // Then
        assertThat(second.get().file("m")).hasSize(9000);
        assertThat(source.opened).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void stopsDownloadsWhenItIsClosed() throws Exception {
        // Given
        ModelFiles model = ModelFiles.of("m", source.put(1, 9000));
        CountDownLatch opened = new CountDownLatch(1);
        source.gate = new CountDownLatch(1);
        Future<HeldModel> asked = threads.submit(() -> store.hold(model, file -> {
            opened.countDown();
            return source.open(file);
        }));
        opened.await();

        // When
        store.close();

        // Then
        assertThatThrownBy(asked::get)
                .cause()
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
        assertThat(folder.resolve("partial")).isEmptyDirectory();
    }

    @Test
    void keepsBudgetAndContentsUnderManyWhoComeAndGo() throws Exception {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        List<ModelFiles> models = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            models.add(ModelFiles.of("m", source.put(i, 3000 + i)));
        }
        AtomicInteger served = new AtomicInteger();
        List<Callable<Void>> visitors = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(seed + i);
            visitors.add(() -> visit(models, random, served));
        }

        // When
        List<Future<Void>> visits = threads.invokeAll(visitors);

        // Then
        for (Future<Void> visit : visits) {
            visit.get();
        }
        assertThat(served).hasPositiveValue();
        assertThat(store.usedBytes()).isBetween(3000L, 20_000L);
    }

    private Void visit(List<ModelFiles> models, Random random, AtomicInteger served) throws Exception {
        for (int i = 0; i < 60; i++) {
            ModelFiles model = models.get(random.nextInt(models.size()));
            try (HeldModel held = store.hold(model, source)) {
                byte[] bytes = Files.readAllBytes(held.file("m"));
                assertThat(bytes).isEqualTo(source.bytesOf(model.byPath().get("m")));
                assertThat(store.usedBytes()).isLessThanOrEqualTo(20_000);
                served.incrementAndGet();
            } catch (StoreException e) {
                assertThat(e.reason()).isEqualTo(Reason.FULL);
            }
        }
        return null;
    }
}
