import { useCallback, useEffect, useRef, useState } from "react";
import type { Me } from "../api/types";
import { DrawView } from "../draw/DrawView";
import { BLANK, type Form } from "../form/form";
import { navigate, type Path } from "../parts/navigation";
import { useTheme } from "../parts/theme";
import { Wordmark } from "../parts/Wordmark";
import { PicturesView } from "../pictures/PicturesView";
import { type Platform, PlatformProvider } from "../platform/context";
import { useLivePlatform } from "../platform/useLivePlatform";
import { PurseView } from "../purse/PurseView";
import { ReviewsView } from "../reviews/ReviewsView";

interface Props {
  me: Me;
  path: Path;
  onSignedOut: () => void;
}

const TITLES: Record<Path, string> = {
  "/": "Draw",
  "/pictures": "Pictures",
  "/purse": "Purse",
  "/reviews": "Reviews",
};

/** The page around every view: navigation, purse and user above, the view of the current path below. */
export function Layout({ me, path, onSignedOut }: Props) {
  const platform = useLivePlatform(onSignedOut);
  const [form, setForm] = useState<Form>(BLANK);
  const view = useRef<HTMLElement>(null);
  const shownPath = useRef(path);
  const isModerator = me.roles.some((role) => role === "moderator" || role === "admin");

  useEffect(() => {
    document.title = `${TITLES[path]} · Civstack`;
    // After navigation the focus moves to the view, as on a newly loaded page; not when the page opens.
    if (shownPath.current !== path) view.current?.focus();
    shownPath.current = path;
  }, [path]);

  const reuse = useCallback((settings: Form) => {
    setForm(settings);
    navigate("/");
  }, []);

  return (
    <PlatformProvider value={platform}>
      <a className="skip-link" href="#view">Skip to content</a>
      <header className="top">
        <Wordmark />
        <nav aria-label="Views">
          <Tab to="/" current={path} />
          <Tab to="/pictures" current={path} />
          <Tab to="/purse" current={path} />
          {isModerator && <Tab to="/reviews" current={path} />}
        </nav>
        <div className="top-right">
          {platform.purse && (
            <button className="purse-pill" onClick={() => navigate("/purse")}>
              <span aria-hidden="true">⚡</span> {platform.purse.available.toLocaleString("en-US")}
              <span className="visually-hidden"> Buzz available, open the purse</span>
            </button>
          )}
          <ThemeButton />
          <span className="user-name">{me.name}</span>
          <a className="button quiet" href="/logout">Sign out</a>
        </div>
      </header>
      <ConnectionBanner platform={platform} />
      <main id="view" ref={view} tabIndex={-1}>
        {path === "/" && <DrawView form={form} setForm={setForm} />}
        {path === "/pictures" && <PicturesView form={form} onReuse={reuse} />}
        {path === "/purse" && <PurseView />}
        {path === "/reviews" &&
          (isModerator ? <ReviewsView /> : <p className="empty">Reviews are for moderators.</p>)}
      </main>
    </PlatformProvider>
  );
}

function ConnectionBanner({ platform }: { platform: Platform }) {
  if (platform.loadError) {
    return <p className="banner" role="status">{platform.loadError.sentence} Trying again by itself.</p>;
  }
  if (platform.loaded && !platform.connected) {
    return (
      <p className="banner" role="status">
        Live updates are interrupted; connecting again. What you see may be a few seconds old.
      </p>
    );
  }
  return null;
}

function Tab({ to, current }: { to: Path; current: Path }) {
  return (
    <a
      href={to}
      aria-current={to === current ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {TITLES[to]}
    </a>
  );
}

function ThemeButton() {
  const { theme, next } = useTheme();
  const sign = { system: "◐", light: "☀", dark: "☾" }[theme];
  return (
    <button className="button quiet" onClick={next} aria-label={`Theme: ${theme}. Change`} title={`Theme: ${theme}`}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
