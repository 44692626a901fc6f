import { useCallback, useEffect, useRef, useState } from "react";
import { api, reasonOf, Refused } from "../api/client";
import { listen } from "../api/live";
import type { Job, Model, Purse, Reason } from "../api/types";
import { applyProgress, jobIdOf, mergeJobs } from "../job/jobs";
import { ended } from "../job/status";
import type { Platform } from "./context";

const PAGE = 24;
const EVENT_DELAY_MS = 120;
const POLL_MS = 10_000;
const RETRY_MS = 4_000;

/**
 * Reads jobs, purse and models, and keeps them up to date: steps are applied as they are pushed, any other event makes
 * the page read its job or the purse again. Jobs that have not ended are also read every few seconds, in case an event
 * is lost.
 */
export function useLivePlatform(onSignedOut: () => void): Platform {
  const [jobs, setJobs] = useState<Job[]>([]);
  const [next, setNext] = useState<string | null | undefined>();
  const [loaded, setLoaded] = useState(false);
  const [purse, setPurse] = useState<Purse>();
  const [models, setModels] = useState<Model[]>([]);
  const [connected, setConnected] = useState(false);
  const [loadError, setLoadError] = useState<Reason>();
  const latest = useRef(jobs);
  useEffect(() => {
    latest.current = jobs;
  }, [jobs]);

  const fail = useCallback(
    (thrown: unknown) => {
      if (thrown instanceof Refused && thrown.status === 401) onSignedOut();
      else setLoadError(reasonOf(thrown));
    },
    [onSignedOut],
  );
  const addJob = useCallback((job: Job) => setJobs((known) => mergeJobs(known, [job])), []);
  const readPurse = useCallback(() => void api.purse().then(setPurse, fail), [fail]);
  const readJob = useCallback((id: string) => void api.job(id).then(addJob, fail), [addJob, fail]);
  const readAll = useCallback(() => {
    setLoadError(undefined);
    api.models().then((page) => setModels(page.items.filter(isCheckpoint)), fail);
    api.jobs(PAGE).then((page) => {
      setJobs((known) => mergeJobs(known, page.items));
      setNext((cursor) => (cursor === undefined ? (page.next ?? null) : cursor));
      setLoaded(true);
    }, fail);
    readPurse();
  }, [readPurse, fail]);
  const loadMore = useCallback(async () => {
    if (!next) return;
    const page = await api.jobs(PAGE, next);
    setJobs((known) => mergeJobs(known, page.items));
    setNext(page.next ?? null);
  }, [next]);

  useEffect(() => {
    readAll();
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    // Several events about one job come within milliseconds: it is read once, a moment after the first.
    const readSoon = (key: string, read: () => void) => {
      if (timers.has(key)) return;
      timers.set(key, setTimeout(() => (timers.delete(key), read()), EVENT_DELAY_MS));
    };
    const stop = listen(
      (event, body) => {
        if (event === "generation.job-progressed") return setJobs((known) => applyProgress(known, body));
        if (event.startsWith("ledger.")) readSoon("purse", readPurse);
        const id = jobIdOf(latest.current, event, body);
        if (id) readSoon(id, () => readJob(id));
      },
      readAll,
      setConnected,
    );
    return () => {
      stop();
      timers.forEach(clearTimeout);
    };
  }, [readAll, readJob, readPurse]);

  useEffect(() => {
    if (!loadError) return;
    const timer = setTimeout(readAll, RETRY_MS);
    return () => clearTimeout(timer);
  }, [loadError, readAll]);

  const open = jobs.filter((job) => !ended(job)).map((job) => job.id).join(" ");
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => open.split(" ").forEach(readJob), POLL_MS);
    return () => clearInterval(timer);
  }, [open, readJob]);

  return { jobs, hasMore: Boolean(next), loaded, purse, models, connected, loadError, addJob, setPurse, loadMore };
}

function isCheckpoint(model: Model): boolean {
  return model.kind.toUpperCase() === "CHECKPOINT";
}
