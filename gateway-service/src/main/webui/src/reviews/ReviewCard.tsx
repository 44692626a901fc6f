import { type FormEvent, useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Reason, Review } from "../api/types";
import { Notice } from "../parts/Notice";
import { DECISIONS, due, NOTE_MAX_CHARS, opening, RATINGS, rulingFault } from "./decision";

interface Props {
  review: Review;
  onDecided: (decision: string) => void;
}

/** One case: what the layers found, the picture behind a blur, and the decision. */
export function ReviewCard({ review, onDecided }: Props) {
  const [ruling, setRuling] = useState(opening(review));
  const [fault, setFault] = useState<string>();
  const [refused, setRefused] = useState<Reason>();
  const deadline = due(review, new Date());
  const group = `decision-${review.id}`;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = rulingFault(ruling);
    setFault(found);
    if (found) return;
    api.decide(review.id, ruling).then(
      () => onDecided(ruling.decision.toLowerCase()),
      (thrown: unknown) => setRefused(reasonOf(thrown)),
    );
  }

  return (
    <form className="review card" onSubmit={submit} aria-label={`Review of ${review.subject.kind.toLowerCase()} ${review.subject.id}`}>
      {review.pictureUrl && <Veil url={review.pictureUrl} />}
      <div className="review-side">
        <p>
          <strong>{review.decision}</strong> at {review.rating} · <span className={deadline.late ? "fault" : "fine"}>{deadline.text}</span>
        </p>
        {review.reason && <p>{review.reason.sentence}</p>}
        <ul className="labels" aria-label="Findings">
          {review.labels.map((label) => (
            <li key={`${label.name}${label.layer}`} title={label.layer}>{label.name} <b>{Math.round(label.score * 100)} %</b></li>
          ))}
        </ul>
        <fieldset className="choice tall-choice">
          <legend>Decision</legend>
          {DECISIONS.map(({ value, name, note }) => (
            <label key={value}>
              <input type="radio" name={group} checked={ruling.decision === value} onChange={() => setRuling({ ...ruling, decision: value })} />
              <span>{name}<small className="fine">{note}</small></span>
            </label>
          ))}
        </fieldset>
        <div className="row">
          <label className="field">Rating
            <select value={ruling.rating} onChange={(event) => setRuling({ ...ruling, rating: event.target.value })}>
              {RATINGS.map((rating) => <option key={rating}>{rating}</option>)}
            </select>
          </label>
          <label className="field wide">Why
            <input value={ruling.note} maxLength={NOTE_MAX_CHARS} onChange={(event) => setRuling({ ...ruling, note: event.target.value })} />
          </label>
        </div>
        {fault && <p className="fault" role="alert">{fault}</p>}
        {refused && <Notice tone="bad" reason={refused} />}
        <button className="button primary" type="submit">Decide</button>
      </div>
    </form>
  );
}

/** Nobody sees a reported picture by accident: it is not even loaded until asked for. */
function Veil({ url }: { url: string }) {
  const [state, setState] = useState<"closed" | "blurred" | "open">("closed");
  if (state === "closed") {
    return <button type="button" className="veil" onClick={() => setState("blurred")}>Load the picture, blurred</button>;
  }
  return (
    <button type="button" className={`veil ${state}`} onClick={() => setState(state === "open" ? "blurred" : "open")}>
      <img src={url} alt={state === "open" ? "The picture under review" : "Blurred picture under review"} />
      <span>{state === "open" ? "Blur" : "Reveal"}</span>
    </button>
  );
}
