package io.civstack.local.supervise;

import io.civstack.local.platform.Program;
import io.civstack.local.supervise.Status.ProgramStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The one place where the supervisor's threads say how their programs are; others wait here for their turn. */
final class Board {

    private final Path file;
    private final InstantSource clock;
    private final Map<String, ProgramStatus> programs = new LinkedHashMap<>();
    private boolean closed;

    Board(Path file, InstantSource clock, List<Program> programs) {
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
        while (!Waves.mayStart(wave, List.copyOf(programs.values()))) {
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

    /** The supervisor ends: its file goes, and what its threads still say is not written any more. */
    synchronized void close() throws IOException {
        closed = true;
        Files.deleteIfExists(file);
    }
}
