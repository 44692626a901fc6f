import { createContext, useContext } from "react";
import type { Job, Model, Purse, Reason } from "../api/types";

/** What the page has read from the platform, and the functions that change it. */
export interface Platform {
  jobs: Job[];
  /** Whether there are older jobs to read. */
  hasMore: boolean;
  loaded: boolean;
  purse: Purse | undefined;
  models: Model[];
  /** Whether live updates are connected. */
  connected: boolean;
  /** Why the last read failed; undefined when it did not. */
  loadError: Reason | undefined;
  addJob: (job: Job) => void;
  setPurse: (purse: Purse) => void;
  loadMore: () => Promise<void>;
}

const Context = createContext<Platform | undefined>(undefined);
export const PlatformProvider = Context.Provider;

export function usePlatform(): Platform {
  const platform = useContext(Context);
  if (!platform) throw new Error("usePlatform outside of its provider");
  return platform;
}
