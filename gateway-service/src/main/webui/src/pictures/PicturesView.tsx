import { useState } from "react";
import { reasonOf } from "../api/client";
import type { Reason } from "../api/types";
import type { Form } from "../draw/form";
import { Notice } from "../parts/Notice";
import { usePlatform } from "../platform";
import { altOf } from "../queue/JobCard";
import { type Shot, shots } from "../queue/jobs";
import { ShotSheet } from "./ShotSheet";

interface Props {
  form: Form;
  onReuse: (settings: Form) => void;
}

/** Every picture that was delivered, newest first. */
export function PicturesView({ form, onReuse }: Props) {
  const { jobs, loaded, more, readMore } = usePlatform();
  const [shown, setShown] = useState<Shot>();
  const [failed, setFailed] = useState<Reason>();
  const pictures = shots(jobs);
  return (
    <section aria-labelledby="pictures-heading">
      <h1 id="pictures-heading">Pictures</h1>
      {!loaded && <p className="empty" role="status">Reading your pictures…</p>}
      {loaded && pictures.length === 0 && <p className="empty">No pictures yet. The ones you draw are kept here.</p>}
      <ul className="wall">
        {pictures.map((shot) => (
          <li key={shot.picture.id}>
            <button className="thumb" onClick={() => setShown(shot)}>
              <img src={shot.picture.url} width={shot.picture.width} height={shot.picture.height} alt={altOf(shot)} loading="lazy" />
              <span className="thumb-words" aria-hidden="true">{shot.job.request.prompt}</span>
            </button>
          </li>
        ))}
      </ul>
      {failed && <Notice tone="bad" reason={failed} />}
      {more && (
        <button className="button" onClick={() => readMore().catch((thrown: unknown) => setFailed(reasonOf(thrown)))}>Show more</button>
      )}
      {shown && <ShotSheet shot={shown} onClose={() => setShown(undefined)} onReuse={onReuse} form={form} />}
    </section>
  );
}
