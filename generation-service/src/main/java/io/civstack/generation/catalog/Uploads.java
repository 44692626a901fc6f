package io.civstack.generation.catalog;

import io.civstack.background.Background;
import io.civstack.events.ModelEvent.ModelPublished;
import io.civstack.events.ModelId;
import io.civstack.events.Sha256;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.bucket.ModelBucket;
import io.civstack.generation.model.Model;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.recipe.Settings.RequestedSettings;
import io.civstack.generation.settings.SettingsRules;
import io.civstack.generation.table.ModelRow;
import io.civstack.generation.table.ModelTable;
import io.civstack.messaging.Outbox;
import io.civstack.source.IdSource;
import io.civstack.web.FieldProblems;
import io.civstack.web.Problem;
import io.civstack.work.WorkConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Uploads of models: announced, uploaded by link, copied to where the uploader cannot write, checked, published. Files
 * that do not pass are deleted.
 */
@ApplicationScoped
public class Uploads {

    static final Duration LINK_VALID = Duration.ofHours(1);
    static final int EXPIRED_ROWS_MAX = 50;
    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final ModelTable models;
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
            ModelTable models,
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
        this.models = models;
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

    /** Records the upload and gives its publisher a link for each file. */
    public UploadTicket announce(UserId publisher, UploadRequest request) {
        FieldProblems problems = new FieldProblems();
        ModelRow row = new ModelRow();
        row.id = ids.next();
        row.publisher = publisher.value();
        row.name = checks.name(request.name(), problems);
        row.kind = checks.kind(request.kind(), problems);
        row.rating = checks.rating(request.rating(), problems);
        RequestedSettings requested = request.defaults() == null ? RequestedSettings.NONE : request.defaults();
        row.defaults = settings.resolve(requested, Settings.PLAIN, problems.inside("defaults"));
        Set<ModelPart> files = checks.files(request.files(), problems);
        problems.refuse();
        row.copyFiles(files);
        row.bytes = files.stream().mapToLong(ModelPart::bytes).sum();
        row.state = Model.State.UPLOADING;
        row.card = "";
        row.createdAt = clock.instant();
        QuarkusTransaction.joiningExisting().run(() -> insert(row));
        ModelId id = new ModelId(row.id);
        List<UploadTicket.Slot> slots = files.stream()
                .map(part -> new UploadTicket.Slot(part.path(), bucket.uploadLink(id, part.path(), LINK_VALID)))
                .toList();
        return new UploadTicket(row.id, slots);
    }

    private void insert(ModelRow row) {
        long used = models.countUploads(row.publisher);
        if (used >= config.uploadsPerUserMax()) {
            throw ModelProblems.uploadsTooMany(used, config.uploadsPerUserMax()).exception();
        }
        models.insert(row);
    }

    /**
     * Publishes an upload whose files have arrived and pass the checks; a second call answers what the first one did.
     */
    public Model complete(UserId publisher, UUID id) {
        Model model = QuarkusTransaction.requiringNew().call(() -> find(publisher, id));
        if (model.state() != Model.State.UPLOADING) {
            return model;
        }
        model.files().forEach(part -> requireUploaded(model.id(), part));
        model.files().forEach(part -> bucket.copyUpload(model.id(), part.path()));
        Inspection.Report report = inspection.inspect(model.id(), model.files());
        Inspection.Findings findings = report.findings();
        if (findings == null) {
            delete(model);
            Problem problem = report.problem();
            LOG.infof("model refused modelId=%s code=%s", id, problem == null ? "none" : problem.code());
            throw (problem == null ? ModelProblems.FILES_INVALID : problem).exception();
        }
        Model published = QuarkusTransaction.requiringNew().call(() -> publish(id, findings));
        published.files().forEach(part -> bucket.removeUpload(model.id(), part.path()));
        return published;
    }

    private Model find(UserId publisher, UUID id) {
        return models.find(id)
                .filter(row -> row.publisher.equals(publisher.value()))
                .map(ModelRow::toModel)
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
        ModelRow row = models.lock(id).orElseThrow();
        Model upload = row.toModel();
        if (upload.state() != Model.State.UPLOADING) {
            return upload;
        }
        Sha256 sha256 = new Sha256(upload.main().sha256());
        row.preferred = models.preferred().isEmpty();
        row.state = Model.State.PUBLISHED;
        row.family = findings.family();
        row.precision = findings.precision();
        row.parameters = findings.parameters();
        row.card = findings.card();
        row.sha256 = sha256.hex();
        row.publishedAt = clock.instant();
        outbox.append(new ModelPublished(
                upload.id(),
                new UserId(upload.publisher()),
                upload.name(),
                upload.kind(),
                findings.family(),
                sha256,
                upload.bytes(),
                upload.rating()));
        return row.toModel();
    }

    void start(@Observes StartupEvent event) {
        if (sweeps) {
            background.every(config.sweepEvery(), "upload-sweep", this::expire);
        }
    }

    void expire() {
        Instant before = clock.instant().minus(config.uploadMax());
        List<Model> expired = QuarkusTransaction.requiringNew()
                .call(() -> models.uploadsBefore(before, EXPIRED_ROWS_MAX).stream()
                        .map(ModelRow::toModel)
                        .toList());
        expired.forEach(this::delete);
    }

    private void delete(Model model) {
        for (ModelPart part : model.files()) {
            bucket.removeUpload(model.id(), part.path());
            bucket.remove(model.id(), part.path());
        }
        QuarkusTransaction.requiringNew()
                .run(() -> models.deleteUpload(model.id().value()));
    }
}
