import { useEffect, useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Entry, Reason } from "../api/types";
import { Notice } from "../parts/Notice";
import { buzzTypeName, kindName, signed } from "./purse";

const PAGE = 25;

/** The entries of the purse, newest first. They are read again when `balance` changes; older ones on demand. */
export function EntryList({ balance }: { balance: string }) {
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
        setFailed(undefined);
      },
      (thrown: unknown) => !stale && setFailed(reasonOf(thrown)),
    );
    return () => {
      stale = true;
    };
  }, [balance]);

  const loadOlder = () =>
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
              <tr>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col">From</th>
                <th scope="col" className="amount">Amount</th>
                <th scope="col" className="amount">Balance</th>
              </tr>
            </thead>
            <tbody>{entries.map((entry, index) => <EntryRow key={`${entry.at}${index}`} entry={entry} />)}</tbody>
          </table>
        </div>
      )}
      {next && <button className="button" onClick={loadOlder}>Show older</button>}
    </>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  return (
    <tr>
      <td>{new Date(entry.at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}</td>
      <td>{kindName(entry.kind)}</td>
      <td>{buzzTypeName(entry.bucket)}</td>
      <td className={`amount ${entry.amount < 0 ? "out" : "in"}`}>{signed(entry)}</td>
      <td className="amount">{entry.balance.toLocaleString("en-US")}</td>
    </tr>
  );
}
