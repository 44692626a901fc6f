package io.civstack.diffusion.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The store's layout on the disk: {@code content/SHA256} are complete files, {@code partial/SHA256} are downloads under
 * way, {@code models/KEY/path} are hard links into {@code content}. One process owns a folder; its lock is released by
 * the system when the process dies.
 */
final class StoreFolder implements AutoCloseable {

    private final Path content;
    private final Path partial;
    private final Path models;
    private final FileChannel lockFile;

    StoreFolder(Path folder) throws IOException {
        content = Files.createDirectories(folder.resolve("content"));
        partial = Files.createDirectories(folder.resolve("partial"));
        models = Files.createDirectories(folder.resolve("models"));
        lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lockOrRefuse(lockFile, folder);
    }

    private static void lockOrRefuse(FileChannel lockFile, Path folder) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // the same exception as when another process holds it
        }
        lockFile.close();
        throw new IOException("another worker owns the folder of model files " + folder + "; give each worker its own");
    }

    /** Deletes partial files of an earlier process and lists the complete ones, least recently used first. */
    List<ModelFile> sweep() throws IOException {
        deleteBelow(partial);
        deleteBelow(models);
        record UsedFile(ModelFile file, FileTime used) {}
        List<UsedFile> aged = new ArrayList<>();
        for (Path file : list(content)) {
            String name = file.getFileName().toString();
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (ModelFile.isSha256(name) && attributes.isRegularFile()) {
                aged.add(new UsedFile(new ModelFile(name, attributes.size()), attributes.lastAccessTime()));
            }
        }
        aged.sort(Comparator.comparing(UsedFile::used));
        return aged.stream().map(UsedFile::file).toList();
    }

    Path partial(ModelFile file) {
        return partial.resolve(file.sha256());
    }

    /** Renames a verified download atomically: after a crash it is complete or absent. */
    void complete(ModelFile file) throws IOException {
        Files.move(partial(file), content.resolve(file.sha256()), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(content, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    boolean isWhole(ModelFile file) throws IOException {
        Path path = content.resolve(file.sha256());
        return Files.isRegularFile(path) && Files.size(path) == file.bytes();
    }

    /** Sets the access time of the file, by which a later process orders the files; the modification time stays. */
    void touch(ModelFile file, Instant now) throws IOException {
        Files.getFileAttributeView(content.resolve(file.sha256()), BasicFileAttributeView.class)
                .setTimes(null, FileTime.from(now), null);
    }

    /** Links the files of a model into one folder; correct links stay. */
    Path lay(ModelFiles files) throws IOException {
        Path folder = models.resolve(files.key());
        for (Map.Entry<String, ModelFile> entry : files.byPath().entrySet()) {
            Path link = folder.resolve(entry.getKey());
            Path target = content.resolve(entry.getValue().sha256());
            if (!Files.exists(link) || !Files.isSameFile(link, target)) {
                Files.createDirectories(link.getParent());
                Files.deleteIfExists(link);
                Files.createLink(link, target);
            }
        }
        return folder;
    }

    void removeModel(String key) throws IOException {
        Path folder = models.resolve(key);
        if (Files.exists(folder)) {
            deleteBelow(folder);
            Files.delete(folder);
        }
    }

    void removeContent(String sha256) throws IOException {
        Files.deleteIfExists(content.resolve(sha256));
    }

    void removePartial(ModelFile file) throws IOException {
        Files.deleteIfExists(partial(file));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void deleteBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
