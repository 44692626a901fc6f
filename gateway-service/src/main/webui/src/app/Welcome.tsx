import { Wordmark } from "../parts/Wordmark";

/** The page for somebody who is not signed in. Signing in is a plain link to the gateway. */
export function Welcome() {
  const to = encodeURIComponent(location.pathname + location.search);
  return (
    <main className="welcome">
      <div className="welcome-art" aria-hidden="true">
        {["a", "b", "c", "d", "e", "f"].map((name) => <span key={name} className={`blob blob-${name}`} />)}
      </div>
      <div className="welcome-text">
        <Wordmark />
        <h1>Say it. See it.</h1>
        <p>
          Make pictures from words with community models. You are told the price before, and pay only for what is
          delivered.
        </p>
        <a className="button primary large" href={`/login?to=${to}`}>Sign in</a>
      </div>
    </main>
  );
}
