package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** What the file system says about a file; a change means reading it again. */
record FileState(long bytes, FileTime changed) {

    static FileState of(Path file) {
        try {
            return new FileState(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The model file cannot be read.", unreadable);
        }
    }
}
