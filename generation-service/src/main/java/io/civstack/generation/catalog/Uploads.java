package io.civstack.generation.catalog;

import io.civstack.background.Background;
import io.civstack.events.ModelEvent.ModelPublished;
import io.civstack.events.ModelId;
import io.civstack.events.Sha256;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.bucket.ModelBucket;
import io.civstack.generation.settings.Settings;
import io.civstack.generation.settings.SettingsRules;
import io.civstack.generation.settings.Wishes;
import io.civstack.messaging.Outbox;
import io.civstack.source.IdSource;
import io.civstack.web.Problem;
import io.civstack.work.WorkConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Brings models in: announced, uploaded by link, taken over, checked, published. What does not pass leaves nothing behind. */
@ApplicationScoped
class Uploads {

    static final Duration LINK_VALID = Duration.ofHours(1);
    static final int EXPIRED_ROWS_MAX = 50;
    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final UploadChecks checks;
    private final SettingsRules settings;
    private final ModelBucket bucket;
    private final Inspection inspection;
    private final Outbox outbox;
    private final IdSource ids;
    private final InstantSource clock;
    private final Background background;
    private final GenerationConfig.Catalog config;
    private final boolean sweeps;

    Uploads(
            UploadChecks checks,
            SettingsRules settings,
            ModelBucket bucket,
            Inspection inspection,
            Outbox outbox,
            IdSource ids,
            InstantSource clock,
            Background background,
            GenerationConfig config,
            WorkConfig work) {
        this.checks = checks;
        this.settings = settings;
        this.bucket = bucket;
        this.inspection = inspection;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.background = background;
        this.config = config.catalog();
        this.sweeps = work.sweep();
    }

    UploadTicket announce(UserId publisher, UploadRequest request) {
        Model model = new Model();
        model.id = ids.next();
        model.publisher = publisher.value();
        model.name = checks.name(request.name());
        model.kind = checks.kind(request.kind());
        model.rating = checks.rating(request.rating());
        Wishes wishes = request.defaults() == null ? Wishes.NONE : request.defaults();
        model.defaults = settings.resolve(wishes, Settings.PLAIN);
        model.files = Set.copyOf(checks.files(request.files()));
        model.bytes = model.files.stream().mapToLong(ModelPart::bytes).sum();
        model.state = Model.State.UPLOADING;
        model.card = "";
        model.createdAt = clock.instant();
        QuarkusTransaction.joiningExisting().run(() -> {
            long used = Model.count("publisher = ?1 and state = ?2", model.publisher, Model.State.UPLOADING);
            if (used >= config.uploadsPerUserMax()) {
                throw ModelProblems.uploadsTooMany(used, config.uploadsPerUserMax())
                        .exception();
            }
            model.persist();
        });
        List<UploadTicket.Slot> slots = model.files.stream()
                .map(part ->
                        new UploadTicket.Slot(part.path(), bucket.uploadLink(model.modelId(), part.path(), LINK_VALID)))
                .toList();
        return new UploadTicket(model.id, slots);
    }

    /** Publishes an upload whose files are there and right; a second call answers what the first one did. */
    Model complete(UserId publisher, UUID id) {
        Model model = QuarkusTransaction.requiringNew().call(() -> find(publisher, id));
        if (model.state != Model.State.UPLOADING) {
            return model;
        }
        model.files.forEach(part -> requireUploaded(model.modelId(), part));
        model.files.forEach(part -> bucket.take(model.modelId(), part.path()));
        Inspection.Report report = inspection.inspect(model.modelId(), model.files);
        Inspection.Findings findings = report.findings();
        if (findings == null) {
            forget(model);
            Problem problem = report.problem();
            LOG.infof("model refused modelId=%s code=%s", id, problem == null ? "none" : problem.code());
            throw (problem == null ? ModelProblems.FILES_INVALID : problem).exception();
        }
        Model published = QuarkusTransaction.requiringNew().call(() -> publish(id, findings));
        published.files.forEach(part -> bucket.removeUpload(model.modelId(), part.path()));
        return published;
    }

    private static Model find(UserId publisher, UUID id) {
        return Model.<Model>findByIdOptional(id)
                .filter(it -> it.publisher.equals(publisher.value()))
                .orElseThrow(ModelProblems.UPLOAD_UNKNOWN::exception);
    }

    private void requireUploaded(ModelId model, ModelPart part) {
        long bytes =
                bucket.uploadedBytes(model, part.path()).orElseThrow(ModelProblems.fileMissing(part.path())::exception);
        if (bytes != part.bytes()) {
            throw ModelProblems.fileDiffers(part.path(), "length").exception();
        }
    }

    private Model publish(UUID id, Inspection.Findings findings) {
        Model model = Model.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (model.state != Model.State.UPLOADING) {
            return model;
        }
        Instant now = clock.instant();
        ModelPart main =
                model.files.stream().filter(ModelPart::isMain).findFirst().orElseThrow();
        model.state = Model.State.PUBLISHED;
        model.family = findings.family();
        model.precision = findings.precision();
        model.parameters = findings.parameters();
        model.card = findings.card();
        model.sha256 = main.sha256();
        model.publishedAt = now;
        model.preferred = Model.count("preferred", true) == 0;
        outbox.append(new ModelPublished(
                model.modelId(),
                new UserId(model.publisher),
                model.name,
                model.kind,
                model.family,
                new Sha256(model.sha256),
                model.bytes,
                model.rating));
        return model;
    }

    void start(@Observes StartupEvent event) {
        if (sweeps) {
            background.every(config.sweepEvery(), "upload-sweep", this::expire);
        }
    }

    void expire() {
        Instant before = clock.instant().minus(config.uploadMax());
        List<Model> expired = QuarkusTransaction.requiringNew()
                .call(() -> Model.<Model>find("state = ?1 and createdAt < ?2", Model.State.UPLOADING, before)
                        .page(0, EXPIRED_ROWS_MAX)
                        .list());
        expired.forEach(this::forget);
    }

    private void forget(Model model) {
        for (ModelPart part : model.files) {
            bucket.removeUpload(model.modelId(), part.path());
            bucket.remove(model.modelId(), part.path());
        }
        QuarkusTransaction.requiringNew()
                .run(() -> Optional.ofNullable(Model.<Model>findById(model.id))
                        .filter(it -> it.state == Model.State.UPLOADING)
                        .ifPresent(Model::delete));
    }
}
