package io.civstack.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.terminal.Terminal;
import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.hash.ModelHashes;
import io.civstack.diffusion.inspection.AdapterSummary;
import io.civstack.diffusion.inspection.CheckpointSummary;
import io.civstack.diffusion.inspection.EmbeddingSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.local.platform.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Says what a model file is, from its header, and the hashes by which model sites list it. Needs no running platform.
 */
@Command(name = "inspect", description = "says what a model file is; needs nothing running")
final class InspectCommand extends PlatformCommand {

    @Parameters(
            paramLabel = "FILE_OR_FOLDER",
            description = "A .safetensors file, or a folder in the layout of diffusers.")
    private Path file = Path.of("");

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        if (!Files.exists(file)) {
            throw new CommandFailure("there is no file " + file.toAbsolutePath());
        }
        try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode event = inspect(file, json, terminal);
            if (Files.isRegularFile(file)) {
                ModelHashes hashes = ModelHashes.of(file);
                event.set("hashes", json.valueToTree(hashes));
                show(hashes, terminal);
            }
            terminal.event(json.writeValueAsString(event));
            return CivstackCommand.DONE;
        } catch (UnreadableModelException e) {
            throw new CommandFailure(file + ": " + e.getMessage());
        }
    }

    /** A checkpoint, an adapter or a textual inversion; when it is none of them, why it is no checkpoint. */
    private static ObjectNode inspect(Path file, ObjectMapper json, Terminal terminal) {
        try {
            CheckpointSummary summary = Checkpoints.inspect(file);
            show(summary, terminal);
            return json.valueToTree(summary);
        } catch (UnreadableModelException noCheckpoint) {
            if (noCheckpoint.reason() != UnreadableModelException.Reason.UNKNOWN_ARCHITECTURE
                    || !Files.isRegularFile(file)) {
                throw noCheckpoint;
            }
            return smallFile(file, noCheckpoint, json, terminal);
        }
    }

    private static ObjectNode smallFile(
            Path file, UnreadableModelException noCheckpoint, ObjectMapper json, Terminal terminal) {
        try {
            AdapterSummary summary = Checkpoints.inspectAdapter(file);
            show(summary, terminal);
            return json.valueToTree(summary);
        } catch (UnreadableModelException noAdapter) {
            noCheckpoint.addSuppressed(noAdapter);
        }
        try {
            EmbeddingSummary summary = Checkpoints.inspectEmbedding(file);
            show(summary, terminal);
            return json.valueToTree(summary);
        } catch (UnreadableModelException noEmbedding) {
            noCheckpoint.addSuppressed(noEmbedding);
            throw noCheckpoint;
        }
    }

    private static void show(EmbeddingSummary summary, Terminal terminal) {
        String widths = summary.widths().stream().map(String::valueOf).collect(Collectors.joining(" and "));
        terminal.line("embedding   " + summary.vectors() + " vectors of " + widths + " numbers");
        terminal.line(String.format(Locale.ROOT, "size        %.1f kB", summary.fileBytes() / 1e3));
    }

    private static void show(AdapterSummary summary, Terminal terminal) {
        String kinds = String.join(", ", summary.kinds());
        terminal.line("adapter     " + kinds + " of " + summary.modules() + " modules, rank " + summary.rank());
        if (!summary.baseModel().isEmpty()) {
            terminal.line("made for    " + summary.baseModel());
        }
        if (!summary.title().isEmpty()) {
            terminal.line("title       " + summary.title());
        }
        if (summary.unknownTensors() > 0) {
            terminal.line("unknown     " + summary.unknownTensors() + " tensors without an adapter's name");
        }
        terminal.line(String.format(Locale.ROOT, "size        %.1f MB", summary.fileBytes() / 1e6));
        if (!summary.triggerWords().isEmpty()) {
            terminal.line("words       " + String.join(", ", summary.triggerWords()));
        }
    }

    private static void show(CheckpointSummary summary, Terminal terminal) {
        terminal.line("family      " + summary.architecture() + " " + summary.variant() + ", predicts "
                + summary.prediction());
        if (!summary.title().isEmpty()) {
            terminal.line("title       " + summary.title());
        }
        terminal.line("components  " + String.join(", ", summary.components()));
        if (!summary.complete()) {
            terminal.line("missing     " + String.join(", ", summary.missing()));
        }
        terminal.line(String.format(
                Locale.ROOT,
                "size        %.1f million parameters, mostly %s, %.1f MB",
                summary.parameters() / 1e6,
                summary.precision(),
                summary.fileBytes() / 1e6));
        if (!summary.triggerWords().isEmpty()) {
            terminal.line("words       " + String.join(", ", summary.triggerWords()));
        }
    }

    private static void show(ModelHashes hashes, Terminal terminal) {
        terminal.line("AutoV1      " + hashes.autoV1());
        terminal.line("AutoV2      " + hashes.autoV2());
        terminal.line("AutoV3      " + hashes.autoV3());
        terminal.line("SHA256      " + hashes.sha256());
        terminal.line("CRC32       " + hashes.crc32());
        terminal.line("BLAKE3      " + hashes.blake3());
    }
}
