package io.civstack.diffusion.hostile;

import com.sun.management.ThreadMXBean;
import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.inspection.UnreadableModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A Java process with a heap of 64 MiB that inspects one file after the other. */
final class LittleMemory implements AutoCloseable {

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    /** As what a file is inspected. */
    enum Door {
        CHECKPOINT,
        ADAPTER
    }

    /**
     * What came of it.
     *
     * @param outcome the code of the refusal's reason, {@code ok}, or what should not have happened
     * @param allocatedBytes by the inspecting thread, whether garbage or not
     * @param sentence of the refusal
     */
    record Answer(String outcome, Duration took, long allocatedBytes, String sentence) {}

    LittleMemory() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LittleMemory.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        // The classes of a program that runs are loaded.
        inspect(Door.CHECKPOINT, Goldens.file("tiny-sd15/model.safetensors"));
        inspect(Door.ADAPTER, Goldens.file("lora/kohya.safetensors"));
    }

    Answer inspect(Door door, Path file) {
        try {
            questions.write(door + " " + file.toAbsolutePath() + "\n");
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the process with little memory has ended");
            }
            String[] parts = line.split("\t", -1);
            return new Answer(parts[0], Duration.ofNanos(Long.parseLong(parts[1])), Long.parseLong(parts[2]), parts[3]);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** What runs in the process: a line of an answer for a line of a question. */
    public static void main(String[] arguments) throws IOException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] question = line.split(" ", 2);
            long allocated = thread.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            String[] outcome = outcome(Door.valueOf(question[0]), Path.of(question[1]));
            long nanos = System.nanoTime() - start;
            allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
            System.out.println(String.join("\t", outcome[0], "" + nanos, "" + allocated, outcome[1]));
        }
    }

    private static String[] outcome(Door door, Path file) {
        try {
            Object summary = door == Door.CHECKPOINT ? Checkpoints.inspect(file) : Checkpoints.inspectAdapter(file);
            return new String[] {"ok", summary.getClass().getSimpleName()};
        } catch (UnreadableModelException refused) {
            return new String[] {refused.reason().code(), refused.getMessage()};
        } catch (RuntimeException | OutOfMemoryError wrong) {
            return new String[] {wrong.getClass().getSimpleName(), ""};
        }
    }
}
