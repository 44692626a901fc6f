import { useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Job, Reason } from "../api/types";
import { type Form, withSettings } from "../draw/form";
import { Bar } from "../parts/Bar";
import { Notice } from "../parts/Notice";
import { ShotSheet } from "../pictures/ShotSheet";
import { usePlatform } from "../platform";
import { ended, lost, type Shot, shots, standing } from "./jobs";

interface Props {
  job: Job;
  form: Form;
  onReuse: (settings: Form) => void;
}

/** One job: where it stands, what came of it, and why not more. */
export function JobCard({ job, form, onReuse }: Props) {
  const { headline, detail, fraction, tone } = standing(job);
  const [shown, setShown] = useState<Shot>();
  const pictures = shots([job]);
  return (
    <article className={`job card ${tone}`} aria-label={`Job: ${job.request.prompt}`}>
      <header className="job-head">
        <strong className="job-state" role="status">{headline}</strong>
        <span className="fine">{detail}</span>
      </header>
      <p className="job-words">{job.request.prompt}</p>
      {!ended(job) && <Bar label={`${headline}: ${job.request.prompt}`} fraction={fraction} />}
      {job.progress?.preview && !ended(job) && (
        <img className="preview" src={`data:image/jpeg;base64,${job.progress.preview}`} alt="The picture so far" />
      )}
      {pictures.length > 0 && (
        <div className="strip">
          {pictures.map((shot) => (
            <button key={shot.picture.id} className="thumb" onClick={() => setShown(shot)}>
              <img src={shot.picture.url} width={shot.picture.width} height={shot.picture.height} alt={altOf(shot)} loading="lazy" />
            </button>
          ))}
        </div>
      )}
      {job.reason && <Notice tone={job.status === "failed" ? "bad" : "note"} reason={job.reason} />}
      {lost(job).map((picture) => picture.reason && <Notice key={picture.id} tone="note" reason={picture.reason} />)}
      <footer className="job-foot">
        {ended(job) ? (
          <button className="button quiet" onClick={() => onReuse(withSettings(form, job))}>Use these settings</button>
        ) : (
          <Cancel job={job} />
        )}
      </footer>
      {shown && <ShotSheet shot={shown} onClose={() => setShown(undefined)} onReuse={onReuse} form={form} />}
    </article>
  );
}

export function altOf({ job, picture }: Shot): string {
  return `${job.request.prompt}, picture ${picture.index + 1} of ${job.count}`;
}

/** The rule stands beside the button, so that nobody has to press it to learn what it costs. */
function Cancel({ job }: { job: Job }) {
  const { learn } = usePlatform();
  const [refused, setRefused] = useState<Reason>();
  const rule = `cancel-rule-${job.id}`;
  return (
    <>
      <button
        className="button"
        disabled={job.cancelRequested}
        aria-describedby={rule}
        onClick={() => api.cancel(job.id).then(learn, (thrown: unknown) => setRefused(reasonOf(thrown)))}
      >
        {job.cancelRequested ? "Stopping…" : "Cancel"}
      </button>
      <span id={rule} className="fine">You pay only for pictures delivered by then ({job.unitPrice} Buzz each); the rest comes back at once.</span>
      {refused && <Notice tone="bad" reason={refused} />}
    </>
  );
}
