import { useState } from "react";
import { reasonOf } from "../api/client";
import type { Reason } from "../api/types";
import type { Form } from "../form/form";
import { deliveredPictures, type GalleryPicture } from "../job/pictures";
import { Notice } from "../parts/Notice";
import { usePlatform } from "../platform/context";
import { PictureDialog } from "./PictureDialog";
import { Thumbnail } from "./Thumbnail";

interface Props {
  form: Form;
  onReuse: (settings: Form) => void;
}

/** Every picture that was delivered, newest first. */
export function PicturesView({ form, onReuse }: Props) {
  const { jobs, loaded, hasMore, loadMore } = usePlatform();
  const [shown, setShown] = useState<GalleryPicture>();
  const [failed, setFailed] = useState<Reason>();
  const pictures = deliveredPictures(jobs);
  const showMore = () => loadMore().catch((thrown: unknown) => setFailed(reasonOf(thrown)));
  return (
    <section aria-labelledby="pictures-heading">
      <h1 id="pictures-heading">Pictures</h1>
      {!loaded && <p className="empty" role="status">Reading your pictures…</p>}
      {loaded && pictures.length === 0 && <p className="empty">No pictures yet. The ones you draw are kept here.</p>}
      <ul className="wall">
        {pictures.map((item) => (
          <li key={item.picture.id}>
            <Thumbnail picture={item} onOpen={setShown}>
              <span className="thumb-prompt" aria-hidden="true">{item.job.request.prompt}</span>
            </Thumbnail>
          </li>
        ))}
      </ul>
      {failed && <Notice tone="bad" reason={failed} />}
      {hasMore && <button className="button" onClick={showMore}>Show more</button>}
      {shown && <PictureDialog shown={shown} onClose={() => setShown(undefined)} onReuse={onReuse} form={form} />}
    </section>
  );
}
