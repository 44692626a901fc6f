package io.civstack.diffusion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.civstack.diffusion.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

    private static final int BUDGET_BYTES = 10_000;

    @TempDir
    Path folder;

    private final AtomicLong seconds = new AtomicLong(1_800_000_000L);
    private final InstantSource time = () -> Instant.ofEpochSecond(seconds.incrementAndGet());
    private final FakeSource source = new FakeSource();
    private ModelStore store;

    @BeforeEach
    void open() throws IOException {
        store = new ModelStore(folder, BUDGET_BYTES, time);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void laysAModelsFilesBesideEachOther() throws Exception {
        // Given
        ModelFile weights = source.put(1, 5000);
        ModelFile vocabulary = source.put(2, 300);
        ModelFiles model = new ModelFiles(Map.of("model.safetensors", weights, "tokenizer/vocab.json", vocabulary));

        // When
        try (HeldModel held = store.hold(model, source)) {

            // Then
            assertThat(held.file("model.safetensors")).hasBinaryContent(source.bytesOf(weights));
            assertThat(held.folder().resolve("tokenizer/vocab.json")).hasBinaryContent(source.bytesOf(vocabulary));
            assertThat(held.file("model.safetensors").toRealPath())
                    .isEqualTo(held.file("model.safetensors").toAbsolutePath().normalize());
            assertThat(store.usedBytes()).isEqualTo(5300);
        }
    }

    @Test
    void downloadsAContentOnceHoweverManyModelsShareIt() throws Exception {
        // Given
        ModelFile shared = source.put(1, 5000);
        store.hold(ModelFiles.of("a.safetensors", shared), source).close();

        // When
        try (HeldModel held = store.hold(ModelFiles.of("b.safetensors", shared), source)) {

            // Then
            assertThat(held.file("b.safetensors")).hasBinaryContent(source.bytesOf(shared));
            assertThat(source.opened).hasValue(1);
        }
    }

    @Test
    void removesTheLeastRecentlyUsedBeyondTheBudget() throws Exception {
        // Given
        ModelFiles oldest = ModelFiles.of("m", source.put(1, 4000));
        ModelFiles middle = ModelFiles.of("m", source.put(2, 4000));
        ModelFiles newest = ModelFiles.of("m", source.put(3, 4000));
        store.hold(oldest, source).close();
        store.hold(middle, source).close();
        store.hold(oldest, source).close();

        // When
        store.hold(newest, source).close();

        // Then
        assertThat(store.has(middle)).isFalse();
        assertThat(store.has(oldest)).isTrue();
        assertThat(store.usedBytes()).isEqualTo(8000);
        assertThat(diskBytes()).isEqualTo(8000);
    }

    @Test
    void neverRemovesAFileInUse() throws Exception {
        // Given
        ModelFiles used = ModelFiles.of("m", source.put(1, 6000));
        ModelFiles wanted = ModelFiles.of("m", source.put(2, 6000));
        try (HeldModel held = store.hold(used, source)) {

            // When
            StoreException refused = catchThrowableOfType(StoreException.class, () -> store.hold(wanted, source));

            // Then
            assertThat(refused.reason()).isEqualTo(Reason.FULL);
            assertThat(refused.isTransient()).isTrue();
            assertThat(held.file("m")).exists();
            assertThat(store.has(used)).isTrue();
        }
    }

    @Test
    void makesRoomOnceTheHolderIsGone() throws Exception {
        // Given
        ModelFiles used = ModelFiles.of("m", source.put(1, 6000));
        ModelFiles wanted = ModelFiles.of("m", source.put(2, 6000));
        HeldModel held = store.hold(used, source);
        held.close();
        held.close();

        // When
        store.hold(wanted, source).close();

        // Then
        assertThat(store.has(used)).isFalse();
        assertThat(store.has(wanted)).isTrue();
    }

    @Test
    void refusesAModelLargerThanTheBudgetBeforeRemovingAnything() throws Exception {
        // Given
        ModelFiles kept = ModelFiles.of("m", source.put(1, 6000));
        ModelFiles huge = ModelFiles.of("m", source.put(2, BUDGET_BYTES + 1));
        store.hold(kept, source).close();

        // When
        StoreException refused = catchThrowableOfType(StoreException.class, () -> store.hold(huge, source));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.LARGER_THAN_BUDGET);
        assertThat(refused.isTransient()).isFalse();
        assertThat(store.has(kept)).isTrue();
        assertThat(source.opened).hasValue(1);
    }

    @Test
    void leavesNothingBehindWhenTheDownloadIsCut() throws Exception {
        // Given
        ModelFiles model = ModelFiles.of("m", source.put(1, 6000));
        source.cutAfterBytes = 5999;

        // When
        StoreException refused = catchThrowableOfType(StoreException.class, () -> store.hold(model, source));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.SOURCE);
        assertThat(refused).hasMessageContaining("5999 of 6000");
        assertThat(diskBytes()).isZero();
        assertThat(store.usedBytes()).isZero();
        source.cutAfterBytes = Long.MAX_VALUE;
        store.hold(model, source).close();
        assertThat(store.has(model)).isTrue();
    }

    @Test
    void refusesBytesWithAnotherHash() {
        // Given
        ModelFile file = source.put(1, 6000);
        source.spoil(file);

        // When
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> store.hold(ModelFiles.of("m", file), source));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.CONTENT_DIFFERS);
        assertThat(refused.isTransient()).isFalse();
    }

    @Test
    void stopsReadingBeyondThePromisedLength() {
        // Given
        ModelFile file = source.put(1, 6000);
        ModelFile tooShort = new ModelFile(file.sha256(), 1000);

        // When
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> store.hold(ModelFiles.of("m", tooShort), source));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.CONTENT_DIFFERS);
        assertThat(store.usedBytes()).isZero();
    }

    @Test
    void saysWhenTheSourceIsDown() {
        // Given
        ModelFiles model = ModelFiles.of("m", source.put(1, 100));
        source.down = true;

        // When
        StoreException refused = catchThrowableOfType(StoreException.class, () -> store.hold(model, source));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.SOURCE);
        assertThat(refused.isTransient()).isTrue();
    }

    @Test
    void keepsCompleteFilesAndForgetsHalfOnesOverARestart() throws Exception {
        // Given
        ModelFiles oldest = ModelFiles.of("m", source.put(1, 4000));
        ModelFiles newest = ModelFiles.of("m", source.put(2, 4000));
        ModelFiles third = ModelFiles.of("m", source.put(3, 4000));
        store.hold(newest, source).close();
        store.hold(oldest, source).close();
        store.hold(newest, source).close();
        store.close();
        Files.write(folder.resolve("partial").resolve("0".repeat(64)), new byte[3000]);

        // When
        store = new ModelStore(folder, BUDGET_BYTES, time);

        // Then
        assertThat(store.has(oldest)).isTrue();
        assertThat(store.has(newest)).isTrue();
        assertThat(diskBytes()).isEqualTo(8000);
        store.hold(third, source).close();
        assertThat(store.has(oldest)).isFalse();
        assertThat(store.has(newest)).isTrue();
    }

    @Test
    void downloadsAFileAgainThatLostBytes() throws Exception {
        // Given
        ModelFile file = source.put(1, 4000);
        ModelFiles model = ModelFiles.of("m", file);
        store.hold(model, source).close();
        Files.write(folder.resolve("content").resolve(file.sha256()), new byte[17]);

        // When
        try (HeldModel held = store.hold(model, source)) {

            // Then
            assertThat(held.file("m")).hasBinaryContent(source.bytesOf(file));
        }
    }

    @Test
    void givesAFolderToOneOwnerOnly() {
        // When
        assertThatThrownBy(() -> new ModelStore(folder, BUDGET_BYTES, time))

                // Then
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another worker owns");
    }

    private long diskBytes() throws IOException {
        long bytes = 0;
        for (String below : new String[] {"content", "partial"}) {
            try (Stream<Path> files = Files.list(folder.resolve(below))) {
                bytes += files.mapToLong(file -> file.toFile().length()).sum();
            }
        }
        return bytes;
    }
}
