package io.civstack.local.supervisor;

import io.civstack.local.program.Program;
import io.civstack.local.supervisor.Status.ProgramStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The status of every program: set by the thread of each program, written to the status file at every change. */
final class StatusStore {

    private final Path file;
    private final InstantSource clock;
    private final Map<String, ProgramStatus> programs = new LinkedHashMap<>();
    private boolean closed;

    StatusStore(Path file, InstantSource clock, List<Program> programs) {
        this.file = file;
        this.clock = clock;
        for (Program program : programs) {
            this.programs.put(
                    program.name(),
                    new ProgramStatus(
                            program.name(),
                            program.wave(),
                            program.port(),
                            Phase.WAITING,
                            0,
                            clock.millis(),
                            0,
                            0,
                            0,
                            ""));
        }
        publish();
    }

    synchronized void update(String name, UnaryOperator<ProgramStatus> change) {
        programs.computeIfPresent(name, (key, status) -> change.apply(status));
        publish();
        notifyAll();
    }

    void phase(String name, Phase phase, String note) {
        update(
                name,
                old -> new ProgramStatus(
                        name,
                        old.wave(),
                        old.port(),
                        phase,
                        phase == Phase.READY || phase == Phase.STARTING ? old.pid() : 0,
                        clock.millis(),
                        old.startedMillis(),
                        old.restarts(),
                        old.failures(),
                        note));
    }

    void started(String name, long pid, int failures) {
        update(
                name,
                old -> new ProgramStatus(
                        name,
                        old.wave(),
                        old.port(),
                        Phase.STARTING,
                        pid,
                        clock.millis(),
                        clock.millis(),
                        old.startedMillis() == 0 ? 0 : old.restarts() + 1,
                        failures,
                        ""));
    }

    void failures(String name, int failures) {
        update(
                name,
                old -> new ProgramStatus(
                        name,
                        old.wave(),
                        old.port(),
                        old.phase(),
                        old.pid(),
                        old.sinceMillis(),
                        old.startedMillis(),
                        old.restarts(),
                        failures,
                        old.note()));
    }

    /** Returns when every program of an earlier wave is ready. */
    synchronized void awaitTurn(int wave) throws InterruptedException {
        while (!StartOrder.mayStart(wave, List.copyOf(programs.values()))) {
            wait();
        }
    }

    synchronized Status status() {
        return new Status(ProcessHandle.current().pid(), List.copyOf(programs.values()));
    }

    private synchronized void publish() {
        if (!closed) {
            status().write(file);
        }
    }

    /** Deletes the file; changes after this are not written. */
    synchronized void close() throws IOException {
        closed = true;
        Files.deleteIfExists(file);
    }
}
