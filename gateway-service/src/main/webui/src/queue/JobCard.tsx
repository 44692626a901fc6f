import { useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Job, Reason } from "../api/types";
import { type Form, withSettings } from "../form/form";
import { deliveredPictures, type GalleryPicture, undeliveredPictures } from "../job/pictures";
import { ended, summarize } from "../job/status";
import { Notice } from "../parts/Notice";
import { ProgressBar } from "../parts/ProgressBar";
import { PictureDialog } from "../pictures/PictureDialog";
import { Thumbnail } from "../pictures/Thumbnail";
import { usePlatform } from "../platform/context";

interface Props {
  job: Job;
  form: Form;
  onReuse: (settings: Form) => void;
}

/** One job: its status, its pictures, and the reason for each picture that is missing. */
export function JobCard({ job, form, onReuse }: Props) {
  const { headline, detail, fraction, tone } = summarize(job);
  const [shown, setShown] = useState<GalleryPicture>();
  const pictures = deliveredPictures([job]);
  return (
    <article className={`job card ${tone}`} aria-label={`Job: ${job.request.prompt}`}>
      <header className="job-head">
        <strong className="job-state" role="status">{headline}</strong>
        <span className="fine">{detail}</span>
      </header>
      <p className="job-prompt">{job.request.prompt}</p>
      {!ended(job) && <ProgressBar label={`${headline}: ${job.request.prompt}`} fraction={fraction} />}
      {job.progress?.preview && !ended(job) && (
        <img className="preview" src={`data:image/jpeg;base64,${job.progress.preview}`} alt="The picture so far" />
      )}
      {pictures.length > 0 && (
        <div className="strip">
          {pictures.map((item) => <Thumbnail key={item.picture.id} picture={item} onOpen={setShown} />)}
        </div>
      )}
      {job.reason && <Notice tone={job.status === "failed" ? "bad" : "note"} reason={job.reason} />}
      {undeliveredPictures(job).map(
        ({ id, reason }) => reason && <Notice key={id} tone="note" reason={reason} />,
      )}
      <footer className="job-foot">
        {ended(job) ? (
          <button className="button quiet" onClick={() => onReuse(withSettings(form, job))}>Use these settings</button>
        ) : (
          <CancelButton job={job} />
        )}
      </footer>
      {shown && <PictureDialog shown={shown} onClose={() => setShown(undefined)} onReuse={onReuse} form={form} />}
    </article>
  );
}

/** What cancelling costs stands beside the button, so that it is known before the button is pressed. */
function CancelButton({ job }: { job: Job }) {
  const { addJob } = usePlatform();
  const [refused, setRefused] = useState<Reason>();
  const costId = `cancel-cost-${job.id}`;
  return (
    <>
      <button
        className="button"
        disabled={job.cancelRequested}
        aria-describedby={costId}
        onClick={() => api.cancel(job.id).then(addJob, (thrown: unknown) => setRefused(reasonOf(thrown)))}
      >
        {job.cancelRequested ? "Stopping…" : "Cancel"}
      </button>
      <span id={costId} className="fine">
        You pay only for pictures delivered by then ({job.unitPrice} Buzz each); the rest comes back at once.
      </span>
      {refused && <Notice tone="bad" reason={refused} />}
    </>
  );
}
