import { useEffect, useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Entry, Purse, Reason } from "../api/types";
import { Notice } from "../parts/Notice";
import { usePlatform } from "../platform";
import { ClaimButton } from "./ClaimButton";
import { bucketName, bucketNote, kindName, signed, until } from "./purse";

/** What is in the purse, until when, and everything that went in and out of it. */
export function PurseView() {
  const { purse } = usePlatform();
  return (
    <section className="purse" aria-labelledby="purse-heading">
      <h1 id="purse-heading">Purse</h1>
      {purse ? <Balance purse={purse} /> : <p className="empty" role="status">Reading your purse…</p>}
      <History stamp={purse ? `${purse.available}/${purse.held}` : ""} />
    </section>
  );
}

function Balance({ purse }: { purse: Purse }) {
  const now = new Date();
  return (
    <div className="card balance">
      <div>
        <p className="big"><span aria-hidden="true">⚡</span>{purse.available.toLocaleString("en-US")} <small>Buzz</small></p>
        {purse.held > 0 && <p className="fine">{purse.held.toLocaleString("en-US")} more set aside for open jobs</p>}
      </div>
      <ul className="buckets">
        {purse.buckets.map(({ bucket, amount, expiresAt }) => (
          <li key={`${bucket}${expiresAt ?? ""}`}>
            <i className={`dot ${bucket.toLowerCase()}`} aria-hidden="true" />
            <span>{bucketName(bucket)}<small className="fine">{bucketNote(bucket)}{expiresAt && `, expires ${until(expiresAt, now)}`}</small></span>
            <b>{amount.toLocaleString("en-US")}</b>
          </li>
        ))}
      </ul>
      <ClaimButton />
    </div>
  );
}

const PAGE = 25;

/** The history is read again whenever the purse changes (`stamp`); older pages come on demand. */
function History({ stamp }: { stamp: string }) {
  const [entries, setEntries] = useState<Entry[]>();
  const [next, setNext] = useState<string | null>();
  const [failed, setFailed] = useState<Reason>();

  useEffect(() => {
    let stale = false;
    api.history(PAGE).then(
      (page) => {
        if (stale) return;
        setEntries(page.items);
        setNext(page.next ?? null);
      },
      (thrown: unknown) => !stale && setFailed(reasonOf(thrown)),
    );
    return () => {
      stale = true;
    };
  }, [stamp]);

  const older = () =>
    api.history(PAGE, next).then(
      (page) => {
        setEntries((known) => [...(known ?? []), ...page.items]);
        setNext(page.next ?? null);
      },
      (thrown: unknown) => setFailed(reasonOf(thrown)),
    );

  return (
    <>
      <h2>History</h2>
      {failed && <Notice tone="bad" reason={failed} />}
      {entries?.length === 0 && <p className="empty">Nothing has moved yet.</p>}
      {entries && entries.length > 0 && (
        <div className="table-frame" tabIndex={0} role="region" aria-label="History of the purse">
          <table>
            <thead>
              <tr><th scope="col">When</th><th scope="col">What</th><th scope="col">From</th><th scope="col" className="amount">Amount</th><th scope="col" className="amount">Balance</th></tr>
            </thead>
            <tbody>
              {entries.map((entry, index) => (
                <tr key={`${entry.at}${index}`}>
                  <td>{new Date(entry.at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}</td>
                  <td>{kindName(entry.kind)}</td>
                  <td>{bucketName(entry.bucket)}</td>
                  <td className={`amount ${entry.amount < 0 ? "out" : "in"}`}>{signed(entry)}</td>
                  <td className="amount">{entry.balance.toLocaleString("en-US")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next && <button className="button" onClick={older}>Show older</button>}
    </>
  );
}
