import { type Form, withSettings } from "../draw/form";
import { Sheet } from "../parts/Sheet";
import { altOf } from "../queue/JobCard";
import type { Shot } from "../queue/jobs";

interface Props {
  shot: Shot;
  form: Form;
  onClose: () => void;
  onReuse: (settings: Form) => void;
}

/** One picture at its size, all it was made with, and what can be done with it. */
export function ShotSheet({ shot, form, onClose, onReuse }: Props) {
  const { job, picture } = shot;
  const { request } = job;
  const details: [string, string][] = [
    ["Model", request.model?.name ?? "unknown"],
    ["Size", `${picture.width} × ${picture.height}`],
    ["Steps", String(request.steps)],
    ["Guidance", String(request.cfg)],
    ["Sampler", `${request.sampler}${request.schedule === "karras" && !request.sampler.endsWith("Karras") ? " Karras" : ""}`],
    ["Seed", String(picture.seed)],
    ["Rating", picture.rating ?? "not rated"],
    ["Drawn", new Date(job.createdAt).toLocaleString()],
  ];
  return (
    <Sheet title="Picture" onClose={onClose}>
      <div className="shot">
        <div className="shot-frame">
          <img src={picture.url} width={picture.width} height={picture.height} alt={altOf(shot)} />
        </div>
        <div className="shot-side">
          <p className="shot-words">{request.prompt}</p>
          {request.negativePrompt && <p className="fine">Not in the picture: {request.negativePrompt}</p>}
          <dl className="details">
            {details.map(([name, value]) => (
              <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
            ))}
          </dl>
          <div className="shot-actions">
            <a className="button primary" href={picture.url} download={`civstack-${picture.seed}-${picture.id.slice(0, 8)}.png`}>Download</a>
            <button
              className="button"
              onClick={() => {
                onClose();
                onReuse(withSettings(form, job, picture.seed));
              }}
            >
              Use settings and seed
            </button>
          </div>
        </div>
      </div>
    </Sheet>
  );
}
