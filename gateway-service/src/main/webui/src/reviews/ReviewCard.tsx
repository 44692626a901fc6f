import { type FormEvent, useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Reason, Review } from "../api/types";
import { Notice } from "../parts/Notice";
import { BlurredPicture } from "./BlurredPicture";
import {
  decisionError,
  type DecisionInput,
  DECISIONS,
  deadline,
  initialDecision,
  NOTE_MAX_CHARS,
  RATINGS,
} from "./decision";

interface Props {
  review: Review;
  onDecided: (decision: string) => void;
}

/** One case: what moderation found, the picture, and the form for the decision. */
export function ReviewCard({ review, onDecided }: Props) {
  const [input, setInput] = useState(initialDecision(review));
  const [error, setError] = useState<string>();
  const [refused, setRefused] = useState<Reason>();
  const change = (fields: Partial<DecisionInput>) => setInput({ ...input, ...fields });

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = decisionError(input);
    setError(found);
    if (found) return;
    api.decide(review.id, input).then(
      () => onDecided(input.decision.toLowerCase()),
      (thrown: unknown) => setRefused(reasonOf(thrown)),
    );
  }

  const subject = `${review.subject.kind.toLowerCase()} ${review.subject.id}`;
  return (
    <form className="review card" onSubmit={submit} aria-label={`Review of ${subject}`}>
      {review.pictureUrl && <BlurredPicture url={review.pictureUrl} />}
      <div className="review-side">
        <Findings review={review} />
        <fieldset className="choice tall-choice">
          <legend>Decision</legend>
          {DECISIONS.map(({ value, name, note }) => (
            <label key={value}>
              <input
                type="radio"
                name={`decision-${review.id}`}
                checked={input.decision === value}
                onChange={() => change({ decision: value })}
              />
              <span>{name}<small className="fine">{note}</small></span>
            </label>
          ))}
        </fieldset>
        <div className="row">
          <label className="field">Rating
            <select value={input.rating} onChange={(event) => change({ rating: event.target.value })}>
              {RATINGS.map((rating) => <option key={rating}>{rating}</option>)}
            </select>
          </label>
          <label className="field wide">Why
            <input
              value={input.note}
              maxLength={NOTE_MAX_CHARS}
              onChange={(event) => change({ note: event.target.value })}
            />
          </label>
        </div>
        {error && <p className="field-error" role="alert">{error}</p>}
        {refused && <Notice tone="bad" reason={refused} />}
        <button className="button primary" type="submit">Decide</button>
      </div>
    </form>
  );
}

function Findings({ review }: { review: Review }) {
  const due = deadline(review, new Date());
  return (
    <>
      <p>
        <strong>{review.decision}</strong> at {review.rating} ·{" "}
        <span className={due.late ? "field-error" : "fine"}>{due.text}</span>
      </p>
      {review.reason && <p>{review.reason.sentence}</p>}
      <ul className="labels" aria-label="Findings">
        {review.labels.map(({ name, layer, score }) => (
          <li key={`${name}${layer}`} title={layer}>{name} <b>{Math.round(score * 100)} %</b></li>
        ))}
      </ul>
    </>
  );
}
