import type { Job } from "../api/types";
import { type Form, withSettings } from "../form/form";
import { altText, type GalleryPicture } from "../job/pictures";
import { Dialog } from "../parts/Dialog";
import { SETTINGS } from "../settings/settings";

interface Props {
  shown: GalleryPicture;
  form: Form;
  onClose: () => void;
  onReuse: (settings: Form) => void;
}

/** One picture in its full size, all settings it was made with, and buttons to download it or to use its settings. */
export function PictureDialog({ shown, form, onClose, onReuse }: Props) {
  const { job, picture } = shown;
  const { request } = job;
  const fileName = `civstack-${picture.seed}-${picture.id.slice(0, 8)}.png`;
  const details: [string, string][] = [
    ["Model", request.model?.name ?? "unknown"],
    ["Size", `${picture.width} × ${picture.height}`],
    ...numbers(request),
    ["Sampler", samplerName(request)],
    ["Seed", String(picture.seed)],
    ["Rating", picture.rating ?? "not rated"],
    ["Drawn", new Date(job.createdAt).toLocaleString()],
  ];
  return (
    <Dialog title="Picture" onClose={onClose}>
      <div className="picture-details">
        <div className="picture-frame">
          <img src={picture.url} width={picture.width} height={picture.height} alt={altText(shown)} />
        </div>
        <div className="picture-side">
          <p className="picture-prompt">{request.prompt}</p>
          {request.negativePrompt && <p className="fine">Not in the picture: {request.negativePrompt}</p>}
          <dl className="details">
            {details.map(([name, value]) => (
              <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
            ))}
          </dl>
          <div className="picture-actions">
            <a className="button primary" href={picture.url} download={fileName}>Download</a>
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
    </Dialog>
  );
}

/** The settings that are numbers, but for the size. */
function numbers(request: Job["request"]): [string, string][] {
  return SETTINGS.filter((setting) => !("choices" in setting) && setting.name !== "width" && setting.name !== "height")
    .map(({ name, label, plain }) => [label, String(request[name] ?? plain)]);
}

function samplerName({ sampler, schedule }: Job["request"]): string {
  return schedule === "karras" && !sampler.endsWith("Karras") ? `${sampler} Karras` : sampler;
}
