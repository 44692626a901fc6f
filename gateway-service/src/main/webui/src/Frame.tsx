import { useCallback, useEffect, useRef, useState } from "react";
import type { Me } from "./api/types";
import { BLANK, type Form } from "./draw/form";
import { DrawView } from "./draw/DrawView";
import { Wordmark } from "./parts/Wordmark";
import { go, type Place, usePlace } from "./parts/place";
import { useTheme } from "./parts/theme";
import { PicturesView } from "./pictures/PicturesView";
import { PlatformProvider, useLivePlatform } from "./platform";
import { PurseView } from "./purse/PurseView";
import { ReviewsView } from "./reviews/ReviewsView";

interface Props {
  me: Me;
  onSignedOut: () => void;
}

const TITLES: Record<Place, string> = { "/": "Draw", "/pictures": "Pictures", "/purse": "Purse", "/reviews": "Reviews" };

/** The page around every view: where to go, who is signed in, what is in the purse. */
export function Frame({ me, onSignedOut }: Props) {
  const platform = useLivePlatform(onSignedOut);
  const place = usePlace();
  const [form, setForm] = useState<Form>(BLANK);
  const heading = useRef<HTMLElement>(null);
  const moved = useRef(place);
  const judges = me.roles.some((role) => role === "moderator" || role === "admin");

  useEffect(() => {
    document.title = `${TITLES[place]} · Civstack`;
    // After a move the focus goes to the view, as it would on a new page; not on the first one.
    if (moved.current !== place) heading.current?.focus();
    moved.current = place;
  }, [place]);

  const reuse = useCallback((settings: Form) => {
    setForm(settings);
    go("/");
  }, []);

  return (
    <PlatformProvider value={platform}>
      <a className="skip" href="#view">Skip to content</a>
      <header className="top">
        <Wordmark />
        <nav aria-label="Views">
          <Tab to="/" at={place} />
          <Tab to="/pictures" at={place} />
          <Tab to="/purse" at={place} />
          {judges && <Tab to="/reviews" at={place} />}
        </nav>
        <div className="top-right">
          {platform.purse && (
            <button className="purse-pill" onClick={() => go("/purse")}>
              <span aria-hidden="true">⚡</span> {platform.purse.available.toLocaleString("en-US")}
              <span className="unseen"> Buzz available, open the purse</span>
            </button>
          )}
          <ThemeButton />
          <span className="who">{me.name}</span>
          <a className="button quiet" href="/logout">Sign out</a>
        </div>
      </header>
      {platform.trouble && (
        <p className="offline" role="status">{platform.trouble.sentence} Trying again by itself.</p>
      )}
      {!platform.trouble && !platform.connected && platform.loaded && (
        <p className="offline" role="status">Live updates are interrupted; connecting again. What you see may be a few seconds old.</p>
      )}
      <main id="view" ref={heading} tabIndex={-1}>
        {place === "/" && <DrawView form={form} setForm={setForm} />}
        {place === "/pictures" && <PicturesView form={form} onReuse={reuse} />}
        {place === "/purse" && <PurseView />}
        {place === "/reviews" && (judges ? <ReviewsView /> : <p className="empty">Reviews are for moderators.</p>)}
      </main>
    </PlatformProvider>
  );
}

function Tab({ to, at }: { to: Place; at: Place }) {
  return (
    <a
      href={to}
      aria-current={to === at ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {TITLES[to]}
    </a>
  );
}

function ThemeButton() {
  const { theme, turn } = useTheme();
  const sign = { system: "◐", light: "☀", dark: "☾" }[theme];
  return (
    <button className="button quiet" onClick={turn} aria-label={`Theme: ${theme}. Change`} title={`Theme: ${theme}`}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
