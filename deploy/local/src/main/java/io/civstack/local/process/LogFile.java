package io.civstack.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log file of one program. The process appends to it; when it is long it is copied to NAME.log.1 and emptied. */
public record LogFile(Path path) {

    /** Beyond this the log is emptied; NAME.log.1 keeps what it had. */
    public static final long BYTES_MAX = 20L * 1024 * 1024;

    private static final int TAIL_BYTES = 64 * 1024;

    /** Safe while the process writes, because it opened the file for appending: its next line goes to the new end. */
    public void cutWhenLong() throws IOException {
        if (Files.exists(path) && Files.size(path) > BYTES_MAX) {
            Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(0);
            }
        }
    }

    public List<String> lastLines(int count) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        }
    }
}
