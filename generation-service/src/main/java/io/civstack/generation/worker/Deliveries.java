package io.civstack.generation.worker;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageId;
import io.civstack.events.Origin;
import io.civstack.events.Sha256;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.job.Outcome;
import io.civstack.generation.store.Assignment;
import io.civstack.generation.store.DrawnPicture;
import io.civstack.generation.store.Jobs;
import io.civstack.generation.store.LooseObjects;
import io.civstack.generation.worker.Painter.Painting;
import io.civstack.source.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings a drawn picture to where it belongs: first its bytes, then, in one transaction, its row, its event and the job's new state. */
@ApplicationScoped
class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final PictureBucket bucket;
    private final LooseObjects loose;
    private final Jobs jobs;
    private final ModelShelf shelf;
    private final IdSource ids;

    Deliveries(PictureBucket bucket, LooseObjects loose, Jobs jobs, ModelShelf shelf, IdSource ids) {
        this.bucket = bucket;
        this.loose = loose;
        this.jobs = jobs;
        this.shelf = shelf;
        this.ids = ids;
    }

    /** False when the job would not have it: then it is gone again, as if it had never been drawn. */
    boolean deliver(Assignment job, int index, long seed, Painting.Finished picture, Duration engineTime) {
        ImageId id = new ImageId(ids.next());
        String key = bucket.keyOf(id);
        DrawnPicture drawn = new DrawnPicture(
                id,
                index,
                seed,
                Sha256.of(picture.png()),
                key,
                picture.png().length,
                picture.width(),
                picture.height(),
                engineTime.toMillis());
        loose.note(key);
        bucket.put(key, picture.png());
        boolean kept = jobs.store(job.attempt(), drawn, event(job, drawn), job.job())
                .filter(outcome -> !(outcome instanceof Outcome.Refused))
                .isPresent();
        if (!kept) {
            LOG.infof("late picture refused jobId=%s attempt=%d index=%d", job.job(), job.attempt(), index);
            bucket.remove(key);
            loose.crossOut(key);
        }
        return kept;
    }

    private ImageUploaded event(Assignment job, DrawnPicture drawn) {
        return new ImageUploaded(
                drawn.id(),
                job.user(),
                Origin.GENERATED,
                drawn.sha256(),
                drawn.objectKey(),
                PictureBucket.MEDIA_TYPE,
                drawn.width(),
                drawn.height(),
                job.recipe().prompt(),
                List.of(shelf.resource(job.recipe().model())),
                job.job());
    }
}
