import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { api, reasonOf, Refused } from "./api/client";
import { listen } from "./api/live";
import type { Job, Model, Purse, Reason } from "./api/types";
import { ended, jobOf, merge, progressed } from "./queue/jobs";

/** What the page knows of the platform, and the ways to learn more. */
export interface Platform {
  jobs: Job[];
  more: boolean;
  loaded: boolean;
  purse: Purse | undefined;
  models: Model[];
  connected: boolean;
  /** Why something could not be read, until it could. */
  trouble: Reason | undefined;
  learn: (job: Job) => void;
  setPurse: (purse: Purse) => void;
  readMore: () => Promise<void>;
}

const PAGE = 24;
const SETTLE_MS = 120;
const POLL_MS = 10_000;
const RETRY_MS = 4_000;

const Context = createContext<Platform | undefined>(undefined);
export const PlatformProvider = Context.Provider;

export function usePlatform(): Platform {
  const platform = useContext(Context);
  if (!platform) throw new Error("usePlatform outside of its provider");
  return platform;
}

/**
 * Reads jobs, purse and models, and keeps them fresh: steps are applied as they are pushed, any other event makes its job or the
 * purse be read again. While a job is open it is read every few seconds too, so a lost push costs seconds.
 */
export function useLivePlatform(onSignedOut: () => void): Platform {
  const [jobs, setJobs] = useState<Job[]>([]);
  const [next, setNext] = useState<string | null | undefined>();
  const [loaded, setLoaded] = useState(false);
  const [purse, setPurse] = useState<Purse>();
  const [models, setModels] = useState<Model[]>([]);
  const [connected, setConnected] = useState(false);
  const [trouble, setTrouble] = useState<Reason>();
  const latest = useRef(jobs);
  useEffect(() => {
    latest.current = jobs;
  }, [jobs]);

  const fail = useCallback(
    (thrown: unknown) => {
      if (thrown instanceof Refused && thrown.status === 401) onSignedOut();
      else setTrouble(reasonOf(thrown));
    },
    [onSignedOut],
  );
  const learn = useCallback((job: Job) => setJobs((known) => merge(known, [job])), []);
  const readPurse = useCallback(() => void api.purse().then(setPurse, fail), [fail]);
  const readJob = useCallback((id: string) => void api.job(id).then(learn, fail), [learn, fail]);
  const readAll = useCallback(() => {
    setTrouble(undefined);
    api.models().then((page) => setModels(page.items.filter((model) => model.kind.toUpperCase() === "CHECKPOINT")), fail);
    api.jobs(PAGE).then((page) => {
      setJobs((known) => merge(known, page.items));
      setNext((cursor) => (cursor === undefined ? (page.next ?? null) : cursor));
      setLoaded(true);
    }, fail);
    readPurse();
  }, [readPurse, fail]);
  const readMore = useCallback(async () => {
    if (!next) return;
    const page = await api.jobs(PAGE, next);
    setJobs((known) => merge(known, page.items));
    setNext(page.next ?? null);
  }, [next]);

  useEffect(() => {
    readAll();
    const due = new Map<string, ReturnType<typeof setTimeout>>();
    // Several events about one thing come within milliseconds: it is read once, a moment after the first.
    const soon = (key: string, read: () => void) => {
      if (due.has(key)) return;
      due.set(key, setTimeout(() => (due.delete(key), read()), SETTLE_MS));
    };
    const stop = listen(
      (event, body) => {
        if (event === "generation.job-progressed") return setJobs((known) => progressed(known, body));
        if (event.startsWith("ledger.")) soon("purse", readPurse);
        const id = jobOf(latest.current, event, body);
        if (id) soon(id, () => readJob(id));
      },
      readAll,
      setConnected,
    );
    return () => {
      stop();
      due.forEach(clearTimeout);
    };
  }, [readAll, readJob, readPurse]);

  useEffect(() => {
    if (!trouble) return;
    const timer = setTimeout(readAll, RETRY_MS);
    return () => clearTimeout(timer);
  }, [trouble, readAll]);

  const open = jobs.filter((job) => !ended(job)).map((job) => job.id).join(" ");
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => open.split(" ").forEach(readJob), POLL_MS);
    return () => clearInterval(timer);
  }, [open, readJob]);

  return { jobs, more: Boolean(next), loaded, purse, models, connected, trouble, learn, setPurse, readMore };
}
