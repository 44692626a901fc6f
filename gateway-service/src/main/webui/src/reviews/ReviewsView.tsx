import { useCallback, useEffect, useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Reason, Review } from "../api/types";
import { Notice } from "../parts/Notice";
import { ReviewCard } from "./ReviewCard";

/** The cases that wait for a moderator. A decided case is removed from the list at once. */
export function ReviewsView() {
  const [reviews, setReviews] = useState<Review[]>();
  const [next, setNext] = useState<string | null>();
  const [failed, setFailed] = useState<Reason>();
  const [announcement, setAnnouncement] = useState("");

  const read = useCallback((cursor?: string | null) => {
    api.reviews(20, cursor).then(
      (page) => {
        setReviews((known) => (cursor ? [...(known ?? []), ...page.items] : page.items));
        setNext(page.next ?? null);
        setFailed(undefined);
      },
      (thrown: unknown) => setFailed(reasonOf(thrown)),
    );
  }, []);
  useEffect(() => read(), [read]);

  const decided = (review: Review, decision: string) => {
    setReviews((known) => known?.filter((other) => other.id !== review.id));
    setAnnouncement(`Decided: ${decision}.`);
  };

  return (
    <section aria-labelledby="reviews-heading">
      <div className="heading-row">
        <h1 id="reviews-heading">Reviews</h1>
        <button className="button" onClick={() => read()}>Refresh</button>
      </div>
      <p className="fine" role="status">{announcement}</p>
      {failed && <Notice tone="bad" reason={failed} />}
      {reviews?.length === 0 && <p className="empty">Nothing waits for a decision.</p>}
      <ul className="reviews">
        {reviews?.map((review) => (
          <li key={review.id}><ReviewCard review={review} onDecided={(decision) => decided(review, decision)} /></li>
        ))}
      </ul>
      {next && <button className="button" onClick={() => read(next)}>Show more</button>}
    </section>
  );
}
