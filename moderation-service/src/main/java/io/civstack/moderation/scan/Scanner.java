package io.civstack.moderation.scan;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Origin;
import io.civstack.events.Subject;
import io.civstack.moderation.ModerationConfig;
import io.civstack.moderation.decision.Join;
import io.civstack.moderation.decision.Requirements;
import io.civstack.moderation.decision.Verdict;
import io.civstack.moderation.lifecycle.CaseLifecycle;
import io.civstack.moderation.picture.Luminance;
import io.civstack.moderation.picture.PerceptualHash;
import io.civstack.moderation.picture.UnreadablePictureException;
import io.civstack.moderation.prompt.PromptScreen;
import io.civstack.moderation.table.ScanQueue;
import io.civstack.moderation.table.ScanQueue.Scan;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Scans one picture: reads and decodes it outside of any transaction, asks the layers, and adds their verdicts to the
 * case. A required layer that gave none counts as REVIEW.
 */
@ApplicationScoped
class Scanner {

    private static final Logger LOG = Logger.getLogger(Scanner.class);

    private final ScanQueue queue;
    private final PictureStore pictures;
    private final List<Layer> layers;
    private final CaseLifecycle cases;
    private final PromptScreen screen;
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final ModerationConfig.Scan config;

    Scanner(
            ScanQueue queue,
            PictureStore pictures,
            @All List<Layer> layers,
            CaseLifecycle cases,
            PromptScreen screen,
            MeterRegistry metrics,
            InstantSource clock,
            ModerationConfig config) {
        this.queue = queue;
        this.pictures = pictures;
        this.layers = layers;
        this.cases = cases;
        this.screen = screen;
        this.metrics = metrics;
        this.clock = clock;
        this.config = config.scan();
    }

    /** What came of a scan. */
    enum Result {
        CONCLUDED,
        /** The picture could not be read and is worth another try. */
        UNREAD
    }

    Result scan(Scan scan) {
        ImageUploaded picture = scan.picture();
        try {
            conclude(picture, hash(picture, pictures.read(picture.objectKey())));
        } catch (PictureUnavailableException e) {
            Duration waited = Duration.between(scan.received(), clock.instant());
            LOG.warnf(
                    "imageId=%s scan=unread waitedMs=%d fault=%s",
                    picture.imageId(), waited.toMillis(), e.getMessage());
            metrics.counter("moderation.scan.unread").increment();
            if (waited.compareTo(config.retryFor()) < 0) {
                return Result.UNREAD;
            }
            conclude(picture, null);
        }
        return Result.CONCLUDED;
    }

    private @Nullable PerceptualHash hash(ImageUploaded picture, byte[] file) {
        try {
            return PerceptualHash.of(Luminance.decode(file, picture.sha256().hex(), picture.width(), picture.height()));
        } catch (UnreadablePictureException e) {
            LOG.warnf("imageId=%s scan=unreadable fault=%s", picture.imageId(), e.getMessage());
            return null;
        }
    }

    private void conclude(ImageUploaded picture, @Nullable PerceptualHash hash) {
        LayerInput input = new LayerInput(picture, hash);
        List<Verdict> answered =
                layers.stream().flatMap(layer -> layer.inspect(input).stream()).toList();
        List<Verdict> verdicts = required(picture.origin()).complete(answered);
        Join joined = QuarkusTransaction.requiringNew().call(() -> {
            queue.done(picture.imageId(), hash);
            return cases.addVerdicts(Subject.image(picture.imageId()), picture.owner(), verdicts, screen.version());
        });
        metrics.counter("moderation.scans", "decision", joined.decision().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private Requirements required(Origin origin) {
        return new Requirements(layers.stream()
                .filter(layer -> layer.requiredFor(origin))
                .map(Layer::name)
                .collect(Collectors.toSet()));
    }
}
