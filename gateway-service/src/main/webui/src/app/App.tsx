import { useEffect, useState } from "react";
import { api, reasonOf, Refused } from "../api/client";
import type { Me, Reason } from "../api/types";
import { Notice } from "../parts/Notice";
import { usePath } from "../parts/navigation";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";
import { Welcome } from "./Welcome";

type Session =
  | { state: "loading" }
  | { state: "signed-out" }
  | { state: "signed-in"; me: Me }
  | { state: "failed"; reason: Reason };

/** Asks the platform once who is signed in: shows the page, the welcome, or why the platform did not answer. */
export function App() {
  const [session, setSession] = useState<Session>({ state: "loading" });
  const [tries, setTries] = useState(0);
  const path = usePath();

  useEffect(() => {
    let stale = false;
    api.me().then(
      (me) => !stale && setSession({ state: "signed-in", me }),
      (thrown: unknown) => {
        if (stale) return;
        const signedOut = thrown instanceof Refused && thrown.status === 401;
        setSession(signedOut ? { state: "signed-out" } : { state: "failed", reason: reasonOf(thrown) });
      },
    );
    return () => {
      stale = true;
    };
  }, [tries]);

  if (path === undefined) return <NotFound />;
  switch (session.state) {
    case "loading":
      return <p className="loading" role="status">Opening Civstack…</p>;
    case "signed-out":
      return <Welcome />;
    case "signed-in":
      return <Layout me={session.me} path={path} onSignedOut={() => setSession({ state: "signed-out" })} />;
    case "failed":
      return (
        <main className="loading">
          <Notice tone="bad" reason={session.reason} />
          <button className="button" onClick={() => setTries(tries + 1)}>Try again</button>
        </main>
      );
  }
}
