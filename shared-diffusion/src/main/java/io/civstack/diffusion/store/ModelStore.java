package io.civstack.diffusion.store;

import io.civstack.diffusion.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A folder of model files within a disk budget. Concurrent requests for a file share one download, which is verified; a
 * held file is not removed; beyond the budget the least recently used files that are not held are removed. Thread safe;
 * one process owns a folder.
 *
 * <p>A file that is removed while a network still maps it keeps its disk space until that network is unloaded.
 */
public final class ModelStore implements AutoCloseable {

    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    private final StoreFolder folder;
    private final long budgetBytes;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    /** By SHA-256, least recently used first: a content is taken out and put back at each use. */
    private final LinkedHashMap<String, Content> contents = new LinkedHashMap<>();

    private final Map<String, ModelFiles> linked = new HashMap<>();
    private final Set<Thread> downloads = new HashSet<>();
    private boolean closed;

    /**
     * Opens the folder, keeping complete files of an earlier process and deleting partial ones.
     *
     * @param folder is made when it is missing; it must allow hard links
     * @param budgetBytes of all files together, downloads under way included
     * @throws IOException when the folder cannot be used, or another process owns it
     */
    public ModelStore(Path folder, long budgetBytes, InstantSource time) throws IOException {
        this.folder = new StoreFolder(folder);
        this.budgetBytes = budgetBytes;
        this.time = time;
        for (ModelFile found : this.folder.sweep()) {
            contents.put(found.sha256(), Content.arrived(found));
        }
    }

    /**
     * Provides a model's files, downloading what is missing. Requests for a file that is being downloaded wait for that
     * download; it goes on when waiting threads are interrupted.
     *
     * @throws StoreException when a file cannot be provided; nothing is held then
     * @throws InterruptedException when the waiting thread was interrupted; nothing is held then
     */
    public HeldModel hold(ModelFiles files, ModelSource source) throws StoreException, InterruptedException {
        List<Content> held = take(new HashSet<>(files.byPath().values()), source);
        boolean provided = false;
        try {
            for (Content content : held) {
                content.await();
            }
            Path path = lay(files);
            provided = true;
            return new HeldModel(path, () -> release(held));
        } finally {
            if (!provided) {
                release(held);
            }
        }
    }

    /** Whether all these files are complete, so that {@link #hold} would not download. */
    public boolean has(ModelFiles files) {
        lock.lock();
        try {
            return files.byPath().values().stream().allMatch(this::isThere);
        } finally {
            lock.unlock();
        }
    }

    /** Bytes of all files, downloads under way included. */
    public long usedBytes() {
        lock.lock();
        try {
            return contents.values().stream()
                    .mapToLong(content -> content.file.bytes())
                    .sum();
        } finally {
            lock.unlock();
        }
    }

    private boolean isThere(ModelFile file) {
        Content content = contents.get(file.sha256());
        return content != null && content.hasArrived() && content.file.equals(file);
    }

    private List<Content> take(Set<ModelFile> wanted, ModelSource source) throws StoreException {
        lock.lock();
        try {
            if (closed) {
                throw new StoreException(Reason.CLOSED, "the store of model files is closed");
            }
            dropDamaged(wanted);
            makeRoom(wanted);
            List<Content> held = new ArrayList<>();
            for (ModelFile file : wanted) {
                Content known = contents.remove(file.sha256());
                Content content = known == null ? new Content(file) : known;
                contents.put(file.sha256(), content);
                content.hold();
                held.add(content);
                if (known == null) {
                    startDownload(content, source);
                }
            }
            return held;
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw Download.disk(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * A file whose length on disk changed is downloaded again; a request with another length for the same hash is an
     * error.
     */
    private void dropDamaged(Set<ModelFile> wanted) throws IOException {
        for (ModelFile file : wanted) {
            Content content = contents.get(file.sha256());
            if (content != null && content.isIdle() && !folder.isWhole(content.file)) {
                remove(content);
            } else if (content != null && !content.file.equals(file)) {
                String sentence = "the model file has " + content.file.bytes() + " bytes, not " + file.bytes();
                throw new StoreException(Reason.CONTENT_DIFFERS, sentence);
            }
        }
    }

    private void makeRoom(Set<ModelFile> wanted) throws IOException {
        long all = wanted.stream().mapToLong(ModelFile::bytes).sum();
        if (all > budgetBytes) {
            String sentence = "the model has " + all + " bytes, more than the store's budget of " + budgetBytes;
            throw new StoreException(Reason.LARGER_THAN_BUDGET, sentence);
        }
        long missing = wanted.stream()
                .filter(file -> !contents.containsKey(file.sha256()))
                .mapToLong(ModelFile::bytes)
                .sum();
        long excess = usedBytes() + missing - budgetBytes;
        List<Content> victims = new ArrayList<>();
        for (Content content : contents.values()) {
            if (excess > 0 && content.isIdle() && !wanted.contains(content.file)) {
                victims.add(content);
                excess -= content.file.bytes();
            }
        }
        if (excess > 0) {
            throw new StoreException(Reason.FULL, "everything in the store of model files is in use");
        }
        for (Content victim : victims) {
            remove(victim);
        }
    }

    /** Deletes a content that is not held, and the model folders with links to it. */
    private void remove(Content content) throws IOException {
        contents.remove(content.file.sha256());
        List<String> keys = linked.entrySet().stream()
                .filter(model -> model.getValue().byPath().containsValue(content.file))
                .map(Map.Entry::getKey)
                .toList();
        for (String key : keys) {
            linked.remove(key);
            folder.removeModel(key);
        }
        folder.removeContent(content.file.sha256());
    }

    /**
     * In a thread of its own, so that interrupting one of the waiting threads does not end the download for the others.
     */
    private void startDownload(Content content, ModelSource source) {
        Thread thread = Thread.ofVirtual().name("model-download").unstarted(() -> download(content, source));
        downloads.add(thread);
        thread.start();
    }

    private void download(Content content, ModelSource source) {
        try {
            Download.into(folder.partial(content.file), content.file, source);
            folder.complete(content.file);
            ended();
            content.arrival.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            // the source may throw anything, and waiting threads must get it
            content.arrival.completeExceptionally(forget(content, e));
        }
    }

    private void ended() {
        lock.lock();
        try {
            downloads.remove(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private Throwable forget(Content content, Throwable fault) {
        lock.lock();
        try {
            downloads.remove(Thread.currentThread());
            contents.remove(content.file.sha256(), content);
            folder.removePartial(content.file);
            if (closed) {
                return new StoreException(Reason.CLOSED, "the store of model files was closed", fault);
            }
        } catch (IOException e) {
            // the next download of the same content overwrites the rest, and the next start sweeps it
            fault.addSuppressed(e);
        } finally {
            lock.unlock();
        }
        return fault instanceof StoreException || !(fault instanceof IOException disk) ? fault : Download.disk(disk);
    }

    private Path lay(ModelFiles files) throws StoreException {
        lock.lock();
        try {
            linked.put(files.key(), files);
            for (ModelFile file : files.byPath().values()) {
                folder.touch(file, time.instant());
            }
            return folder.lay(files);
        } catch (IOException e) {
            throw Download.disk(e);
        } finally {
            lock.unlock();
        }
    }

    private void release(List<Content> held) {
        lock.lock();
        try {
            held.forEach(Content::release);
        } finally {
            lock.unlock();
        }
    }

    /** Stops downloads and releases the lock of the folder. Files stay. */
    @Override
    public void close() throws IOException {
        List<Thread> running;
        lock.lock();
        try {
            closed = true;
            running = List.copyOf(downloads);
        } finally {
            lock.unlock();
        }
        running.forEach(Thread::interrupt);
        try {
            for (Thread thread : running) {
                thread.join(STOP_WAIT_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}
