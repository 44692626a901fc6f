package io.civstack.local.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.local.infra.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The supervisor's and its programs' status, in a file that is replaced at every change.
 *
 * @param pid the supervisor's
 */
public record Status(long pid, List<ProgramStatus> programs) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Status {
        programs = List.copyOf(programs);
    }

    /**
     * One program.
     *
     * @param pid 0 while it has no process
     * @param sinceMillis since when it is in this phase, in milliseconds of the epoch
     * @param startedMillis when its process was started; 0 before
     * @param restarts how often it was started again since the supervisor began
     * @param failures how often in a row it ended soon after its start
     * @param note why, in a few words; empty when there is nothing to say
     */
    public record ProgramStatus(
            String name,
            int wave,
            int port,
            Phase phase,
            long pid,
            long sinceMillis,
            long startedMillis,
            int restarts,
            int failures,
            String note) {}

    public void write(Path file) {
        try {
            PrivateFile.write(file, JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when no supervisor has written any. */
    public static Optional<Status> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Status.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public boolean allReady() {
        return programs.stream().allMatch(program -> program.phase() == Phase.READY);
    }

    public Optional<ProgramStatus> program(String name) {
        return programs.stream().filter(program -> program.name().equals(name)).findFirst();
    }
}
