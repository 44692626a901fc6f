package io.civstack.generation.worker;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageId;
import io.civstack.events.Origin;
import io.civstack.events.Sha256;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.lifecycle.ClaimedJob;
import io.civstack.generation.lifecycle.JobLifecycle;
import io.civstack.generation.picture.GeneratedPicture;
import io.civstack.generation.table.ModelQuery;
import io.civstack.generation.table.UnreferencedObjects;
import io.civstack.generation.worker.ImageGenerator.Result;
import io.civstack.source.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Stores a generated picture: first its bytes, then, in one transaction, its row, its event and the new state of the
 * job.
 */
@ApplicationScoped
class PictureUploader {

    private static final Logger LOG = Logger.getLogger(PictureUploader.class);

    private final PictureBucket bucket;
    private final UnreferencedObjects unreferenced;
    private final JobLifecycle jobs;
    private final ModelQuery catalog;
    private final IdSource ids;

    PictureUploader(
            PictureBucket bucket,
            UnreferencedObjects unreferenced,
            JobLifecycle jobs,
            ModelQuery catalog,
            IdSource ids) {
        this.bucket = bucket;
        this.unreferenced = unreferenced;
        this.jobs = jobs;
        this.catalog = catalog;
        this.ids = ids;
    }

    /** False when the job refuses the picture, whose bytes are then deleted. */
    boolean upload(ClaimedJob job, int index, long seed, Result.Finished picture, Duration engineTime) {
        ImageId id = new ImageId(ids.next());
        String key = bucket.keyOf(id);
        GeneratedPicture generated = new GeneratedPicture(
                id,
                index,
                seed,
                Sha256.of(picture.png()),
                key,
                picture.png().length,
                picture.width(),
                picture.height(),
                engineTime.toMillis());
        unreferenced.add(key);
        bucket.put(key, picture.png());
        boolean kept = jobs.store(job.attempt(), generated, event(job, generated), job.job())
                .filter(decision -> !(decision instanceof JobDecision.Refused))
                .isPresent();
        if (!kept) {
            LOG.infof("late picture refused jobId=%s attempt=%d index=%d", job.job(), job.attempt(), index);
            bucket.remove(key);
            unreferenced.remove(key);
        }
        return kept;
    }

    private ImageUploaded event(ClaimedJob job, GeneratedPicture generated) {
        return new ImageUploaded(
                generated.id(),
                job.user(),
                Origin.GENERATED,
                generated.sha256(),
                generated.objectKey(),
                PictureBucket.MEDIA_TYPE,
                generated.width(),
                generated.height(),
                job.recipe().prompt(),
                List.of(catalog.resource(job.recipe().model())),
                job.job());
    }
}
