import { useEffect, useState } from "react";
import { api, reasonOf, Refused } from "./api/client";
import type { Me, Reason } from "./api/types";
import { Frame } from "./Frame";
import { Notice } from "./parts/Notice";
import { Welcome } from "./Welcome";

type Session = { state: "asking" } | { state: "out" } | { state: "in"; me: Me } | { state: "broken"; reason: Reason };

/** Asks once who is there: somebody (the frame), nobody (the welcome), or the platform is away (say so, offer to try again). */
export function App() {
  const [session, setSession] = useState<Session>({ state: "asking" });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let stale = false;
    api.me().then(
      (me) => !stale && setSession({ state: "in", me }),
      (thrown: unknown) => {
        if (stale) return;
        const nobody = thrown instanceof Refused && thrown.status === 401;
        setSession(nobody ? { state: "out" } : { state: "broken", reason: reasonOf(thrown) });
      },
    );
    return () => {
      stale = true;
    };
  }, [tries]);

  switch (session.state) {
    case "asking":
      return <p className="asking" role="status">Opening Civstack…</p>;
    case "out":
      return <Welcome />;
    case "in":
      return <Frame me={session.me} onSignedOut={() => setSession({ state: "out" })} />;
    case "broken":
      return (
        <main className="asking">
          <Notice tone="bad" reason={session.reason} />
          <button className="button" onClick={() => setTries(tries + 1)}>Try again</button>
        </main>
      );
  }
}
