import { useSyncExternalStore } from "react";

/** The path of each view; the gateway answers each of them with the page. */
export const PATHS = ["/", "/pictures", "/purse", "/reviews"] as const;
export type Path = (typeof PATHS)[number];

const NAVIGATED = "civstack-navigated";

/** The path of the view that is shown; undefined where there is none. */
export function usePath(): Path | undefined {
  return useSyncExternalStore(subscribe, currentPath);
}

export function navigate(path: Path): void {
  history.pushState(null, "", path);
  dispatchEvent(new Event(NAVIGATED));
  scrollTo(0, 0);
}

/** The view at a path of the address bar. */
export function viewAt(pathname: string): Path | undefined {
  return PATHS.find((path) => path === pathname);
}

function currentPath(): Path | undefined {
  return viewAt(location.pathname);
}

function subscribe(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  addEventListener(NAVIGATED, onChange);
  return () => {
    removeEventListener("popstate", onChange);
    removeEventListener(NAVIGATED, onChange);
  };
}
