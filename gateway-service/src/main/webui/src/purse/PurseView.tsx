import type { Purse } from "../api/types";
import { usePlatform } from "../platform/context";
import { ClaimButton } from "./ClaimButton";
import { EntryList } from "./EntryList";
import { buzzTypeName, buzzTypeNote, until } from "./purse";

/** What is in the purse, when it expires, and every entry of its history. */
export function PurseView() {
  const { purse } = usePlatform();
  return (
    <section className="purse" aria-labelledby="purse-heading">
      <h1 id="purse-heading">Purse</h1>
      {purse ? <Balance purse={purse} /> : <p className="empty" role="status">Reading your purse…</p>}
      <EntryList balance={purse ? `${purse.available}/${purse.held}` : ""} />
    </section>
  );
}

function Balance({ purse }: { purse: Purse }) {
  const now = new Date();
  return (
    <div className="card balance">
      <div>
        <p className="big">
          <span aria-hidden="true">⚡</span>{purse.available.toLocaleString("en-US")} <small>Buzz</small>
        </p>
        {purse.held > 0 && <p className="fine">{purse.held.toLocaleString("en-US")} more set aside for open jobs</p>}
      </div>
      <ul className="buzz-types">
        {purse.buckets.map(({ bucket, amount, expiresAt }) => (
          <li key={`${bucket}${expiresAt ?? ""}`}>
            <i className={`dot ${bucket.toLowerCase()}`} aria-hidden="true" />
            <span>
              {buzzTypeName(bucket)}
              <small className="fine">
                {buzzTypeNote(bucket)}{expiresAt && `, expires ${until(expiresAt, now)}`}
              </small>
            </span>
            <b>{amount.toLocaleString("en-US")}</b>
          </li>
        ))}
      </ul>
      <ClaimButton />
    </div>
  );
}
