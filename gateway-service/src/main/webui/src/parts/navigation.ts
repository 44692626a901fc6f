import { useSyncExternalStore } from "react";

/** The path of each view; the gateway answers each of them with the page. */
export const PATHS = ["/", "/pictures", "/purse", "/reviews"] as const;
export type Path = (typeof PATHS)[number];

const NAVIGATED = "civstack-navigated";

/** The path of the view that is shown; an unknown path shows the first view. */
export function usePath(): Path {
  return useSyncExternalStore(subscribe, currentPath);
}

export function navigate(path: Path): void {
  history.pushState(null, "", path);
  dispatchEvent(new Event(NAVIGATED));
  scrollTo(0, 0);
}

function currentPath(): Path {
  return PATHS.find((path) => path === location.pathname) ?? "/";
}

function subscribe(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  addEventListener(NAVIGATED, onChange);
  return () => {
    removeEventListener("popstate", onChange);
    removeEventListener(NAVIGATED, onChange);
  };
}
