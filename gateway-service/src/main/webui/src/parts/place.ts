import { useSyncExternalStore } from "react";

export const PLACES = ["/", "/pictures", "/purse", "/reviews"] as const;
export type Place = (typeof PLACES)[number];

const MOVED = "civstack-moved";

/** Where the reader is; unknown paths are the first page. */
export function usePlace(): Place {
  return useSyncExternalStore(watch, read);
}

export function go(place: Place): void {
  history.pushState(null, "", place);
  dispatchEvent(new Event(MOVED));
  scrollTo(0, 0);
}

function read(): Place {
  return PLACES.find((place) => place === location.pathname) ?? "/";
}

function watch(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  addEventListener(MOVED, onChange);
  return () => {
    removeEventListener("popstate", onChange);
    removeEventListener(MOVED, onChange);
  };
}
