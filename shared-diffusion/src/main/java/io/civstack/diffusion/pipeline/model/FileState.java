package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Length and modification time of a file; when they differ from what is remembered, the file is read again. */
record FileState(long bytes, FileTime changed) {

    private static final FileState ABSENT = new FileState(-1, FileTime.fromMillis(0));

    /** Files that do not exist have a state as well, because they may be created later. */
    static FileState of(Path file) {
        if (!Files.exists(file)) {
            return ABSENT;
        }
        try {
            return new FileState(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The model file cannot be read.", unreadable);
        }
    }
}
