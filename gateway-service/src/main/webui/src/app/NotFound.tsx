import { useEffect } from "react";
import { Wordmark } from "../parts/Wordmark";

/** The page for an address that no view has, whoever is signed in. */
export function NotFound() {
  useEffect(() => {
    document.title = "Not found · Civstack";
  }, []);
  return (
    <main className="welcome">
      <div className="welcome-text">
        <Wordmark />
        <h1>There is nothing here.</h1>
        <p>No page has this address. Check it, or begin at the first page.</p>
        <a className="button primary large" href="/">To the first page</a>
      </div>
    </main>
  );
}
