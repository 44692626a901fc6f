package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.generation.job.JobEvent.JobCancelled;
import io.civstack.generation.job.JobEvent.JobCompleted;
import io.civstack.generation.job.JobEvent.JobFailed;
import io.civstack.generation.job.JobEvent.PictureJudged;
import io.civstack.generation.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a job ends, and its charge: delivered pictures times the unit price, and nothing else. */
final class Settlement {

    private Settlement() {}

    /** The end of a job whose pictures are all scanned; empty when more pictures are to come or the job has ended. */
    static List<JobEvent> whenAllScanned(Job job, JobPictures jobPictures) {
        return switch (job) {
            case Job.Scanning scanning -> List.of(ofScanned(job.order(), jobPictures, scanning.shortfall()));
            case Job.Cancelling _ -> List.of(ofCancelled(job.order(), jobPictures));
            case Job.Requested _ -> List.of();
            case Job.Queued _ -> List.of();
            case Job.Running _ -> List.of();
            case Job.Ended _ -> List.of();
        };
    }

    /** The end of a job whose scans are overdue: pictures without a decision are kept back and not charged. */
    static List<JobEvent> whenScanOverdue(Job.Live job) {
        List<JobEvent> events = new ArrayList<>(quarantine(job.jobPictures()));
        JobPictures jobPictures = job.jobPictures();
        for (JobEvent event : events) {
            if (event instanceof PictureJudged judged) {
                jobPictures = jobPictures.with(judged.picture());
            }
        }
        events.addAll(whenAllScanned(job, jobPictures));
        return events;
    }

    static List<JobEvent> quarantine(JobPictures jobPictures) {
        return jobPictures.pictures().stream()
                .filter(Picture::pending)
                .<JobEvent>map(picture -> new PictureJudged(picture.quarantined()))
                .toList();
    }

    static JobEvent ofScanned(ImageOrder order, JobPictures jobPictures, @Nullable Reason shortfall) {
        int delivered = jobPictures.delivered();
        if (delivered > 0) {
            return new JobCompleted(delivered, charge(order, delivered), shortfall);
        }
        return new JobFailed(reasonOfNothing(jobPictures, shortfall));
    }

    static JobEvent ofCancelled(ImageOrder order, JobPictures jobPictures) {
        return new JobCancelled(jobPictures.delivered(), charge(order, jobPictures.delivered()));
    }

    private static Buzz charge(ImageOrder order, int delivered) {
        return order.unitPrice().times(delivered);
    }

    /** Why the owner gets no picture: the reason of the first one that has one, else the reason of the shortfall. */
    private static Reason reasonOfNothing(JobPictures jobPictures, @Nullable Reason shortfall) {
        return jobPictures.pictures().stream()
                .map(Picture::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(shortfall == null ? JobReasons.RUN_OVERDUE : shortfall);
    }
}
