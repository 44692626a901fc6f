package io.civstack.cli.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.picture.JobWatch;
import io.civstack.cli.terminal.ProgressBar;
import io.civstack.cli.terminal.Terminal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The demo model's reference pictures through the whole chain: gateway, quote, purse, screen, queue, worker, store,
 * scan.
 *
 * <p>The rule is that of the engine's own test: at least 99.9 % of a picture's values lie within 2 of 255 of the
 * reference.
 */
public final class Evaluation {

    public static final double SHARE_BEYOND_MAX = 0.001;

    private static final int TOLERANCE = 2;
    private static final int COLUMNS = 8;
    private static final int GAP_PX = 4;

    private final Gateway gateway;
    private final String modelId;
    private final Terminal terminal;

    public Evaluation(Gateway gateway, String modelId, Terminal terminal) {
        this.gateway = gateway;
        this.modelId = modelId;
        this.terminal = terminal;
    }

    /** How one picture differs from its reference; {@code shareBeyond} is the share of values outside the tolerance. */
    public record Comparison(int number, String prompt, double shareBeyond) {

        public boolean passes() {
            return shareBeyond <= SHARE_BEYOND_MAX;
        }
    }

    public List<Comparison> run(Path references, Path sheetFile)
            throws IOException, InterruptedException, RefusedException {
        List<ReferenceCase> cases = ReferenceCase.read(references);
        List<Comparison> comparisons = new ArrayList<>();
        List<Pixels> drawn = new ArrayList<>();
        try (JobWatch watch = JobWatch.open(gateway)) {
            for (ReferenceCase reference : cases) {
                terminal.live("evaluating " + ProgressBar.of(comparisons.size(), cases.size()));
                Pixels picture = draw(watch, reference);
                drawn.add(picture);
                double beyond = picture.shareBeyond(reference.expected(), TOLERANCE);
                comparisons.add(new Comparison(
                        reference.number(), reference.request().path("prompt").asText(), beyond));
            }
        }
        terminal.endLive();
        writeSheet(drawn, sheetFile);
        return comparisons;
    }

    private Pixels draw(JobWatch watch, ReferenceCase reference)
            throws IOException, InterruptedException, RefusedException {
        JsonNode created =
                gateway.postOnce("/api/v1/images", reference.request(modelId)).orThrow();
        JsonNode job = watch.follow(created, JobWatch.Listener.NONE);
        JsonNode picture = job.path("pictures").path(0);
        if (!picture.path("status").asText().equals("delivered")) {
            throw new IOException("picture " + reference.number() + " was not delivered: " + job);
        }
        return Pixels.ofPng(
                gateway.bytes("/api/v1/pictures/" + picture.path("id").asText()));
    }

    /** Writes all pictures into one file, in the order of the references. */
    private static void writeSheet(List<Pixels> pictures, Path file) throws IOException {
        int width = pictures.stream().mapToInt(Pixels::width).max().orElse(1) + GAP_PX;
        int height = pictures.stream().mapToInt(Pixels::height).max().orElse(1) + GAP_PX;
        int rows = (pictures.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet =
                new BufferedImage(COLUMNS * width + GAP_PX, rows * height + GAP_PX, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).drawOnto(sheet, GAP_PX + i % COLUMNS * width, GAP_PX + i / COLUMNS * height);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(sheet, "png", file.toFile());
    }
}
