package io.civstack.generation.catalog;

import io.civstack.diffusion.Checkpoints;
import io.civstack.diffusion.inspection.CheckpointSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.generation.bucket.ModelBucket;
import io.civstack.generation.model.ModelPart;
import io.civstack.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Checks uploaded files: each must be the announced one, byte for byte, and the main one a checkpoint that the engine
 * can load.
 */
@ApplicationScoped
class Inspection {

    private final ModelBucket bucket;

    Inspection(ModelBucket bucket) {
        this.bucket = bucket;
    }

    /** What the files contain. */
    record Findings(ModelFamily family, String precision, long parameters, String card) {}

    /** Either findings, or the problem for which the files are refused. */
    record Report(@Nullable Findings findings, @Nullable Problem problem) {

        static Report refused(Problem problem) {
            return new Report(null, problem);
        }
    }

    Report inspect(ModelId model, Collection<ModelPart> files) {
        try {
            return read(model, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report read(ModelId model, Collection<ModelPart> files) throws IOException {
        String card = "";
        CheckpointSummary summary = null;
        for (ModelPart part : files) {
            Path file = Files.createTempFile("civstack-inspect", part.isMain() ? ".safetensors" : ".part");
            try {
                HeaderOnly.Digested found = fetch(model, part, file);
                if (found.bytes() != part.bytes()) {
                    return Report.refused(ModelProblems.fileDiffers(part.path(), "length"));
                }
                if (!found.sha256().equals(part.sha256())) {
                    return Report.refused(ModelProblems.fileDiffers(part.path(), "SHA-256"));
                }
                if (part.isMain()) {
                    summary = Checkpoints.inspect(file);
                } else if (part.isCard()) {
                    card = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\0", "");
                }
            } catch (UnreadableModelException e) {
                return Report.refused(ModelProblems.unreadable(String.valueOf(e.getMessage())));
            } finally {
                Files.delete(file);
            }
        }
        return summary == null ? Report.refused(ModelProblems.FILES_INVALID) : judge(summary, card);
    }

    private HeaderOnly.Digested fetch(ModelId model, ModelPart part, Path file) throws IOException {
        try (InputStream in = bucket.open(model, part.path())
                .orElseThrow(() -> new IOException("a model file vanished between its copy and its check"))) {
            return part.isMain() ? HeaderOnly.copy(in, file) : HeaderOnly.copyAll(in, file);
        }
    }

    private static Report judge(CheckpointSummary summary, String card) {
        ModelFamily family = familyOf(summary.architecture());
        if (family == null || !summary.variant().equals("base")) {
            return Report.refused(ModelProblems.familyUnsupported(summary.architecture() + " " + summary.variant()));
        }
        if (!summary.complete()) {
            return Report.refused(ModelProblems.INCOMPLETE);
        }
        return new Report(new Findings(family, summary.precision(), summary.parameters(), card), null);
    }

    private static @Nullable ModelFamily familyOf(String name) {
        for (ModelFamily family : ModelFamily.values()) {
            if (family.name().equals(name)) {
                return family;
            }
        }
        return null;
    }
}
