package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.generation.job.JobEvent.JobCancelled;
import io.civstack.generation.job.JobEvent.JobCompleted;
import io.civstack.generation.job.JobEvent.JobFailed;
import io.civstack.generation.job.JobEvent.PictureJudged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a job ends: delivered pictures times the unit price, and nothing else. */
final class Settlement {

    private Settlement() {}

    /** The end of a job whose last verdict has come; a job that still draws, or has ended, has none. */
    static List<JobEvent> whenAllJudged(Job job, Album album) {
        return switch (job) {
            case Job.Scanning scanning -> List.of(ofScanned(job.order(), album, scanning.shortfall()));
            case Job.Cancelling _ -> List.of(ofCancelled(job.order(), album));
            case Job.Requested _ -> List.of();
            case Job.Queued _ -> List.of();
            case Job.Running _ -> List.of();
            case Job.Ended _ -> List.of();
        };
    }

    /** The end of a job whose verdicts are overdue: what has none is kept back and free. */
    static List<JobEvent> withoutVerdicts(Job.Live job) {
        List<JobEvent> events = new ArrayList<>(quarantine(job.album()));
        Album album = job.album();
        for (JobEvent event : events) {
            if (event instanceof PictureJudged judged) {
                album = album.with(judged.picture());
            }
        }
        events.addAll(whenAllJudged(job, album));
        return events;
    }

    static List<JobEvent> quarantine(Album album) {
        return album.pictures().stream()
                .filter(Picture::pending)
                .<JobEvent>map(picture -> new PictureJudged(picture.quarantined()))
                .toList();
    }

    static JobEvent ofScanned(Order order, Album album, @Nullable Reason shortfall) {
        int delivered = album.delivered();
        if (delivered > 0) {
            return new JobCompleted(delivered, charge(order, delivered), shortfall);
        }
        return new JobFailed(reasonOfNothing(album, shortfall));
    }

    static JobEvent ofCancelled(Order order, Album album) {
        return new JobCancelled(album.delivered(), charge(order, album.delivered()));
    }

    private static Buzz charge(Order order, int delivered) {
        return order.unitPrice().times(delivered);
    }

    /** What the owner is told who gets nothing: what became of the first picture, or why there is none. */
    private static Reason reasonOfNothing(Album album, @Nullable Reason shortfall) {
        return album.pictures().stream()
                .map(Picture::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(shortfall == null ? Reasons.RUN_OVERDUE : shortfall);
    }
}
