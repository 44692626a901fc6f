package io.civstack.cli.command;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, as a sentence: the JDK's own message is often the name alone. */
final class FileError {

    private FileError() {}

    static String sentence(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no file " + e.getFile();
            case AccessDeniedException _ -> "no permission for " + e.getFile();
            case FileAlreadyExistsException _ -> e.getFile() + " is there already";
            default ->
                e.getFile() + ": " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        };
    }
}
