import type { Job, Progress } from "../api/types";
import { ended } from "./status";

/** Merges jobs that were read into the known ones: newest first, each once, as it was read last. */
export function mergeJobs(known: readonly Job[], read: readonly Job[]): Job[] {
  const byId = new Map(known.map((job) => [job.id, job]));
  for (const job of read) byId.set(job.id, keepProgress(byId.get(job.id), job));
  return [...byId.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id));
}

/** A response may be older than steps that were pushed meanwhile; the progress bar must not move backwards. */
function keepProgress(old: Job | undefined, read: Job): Job {
  if (!old?.progress || read.status !== "running" || old.attempt !== read.attempt) return read;
  return isLater(old.progress, read.progress) ? { ...read, progress: old.progress } : read;
}

function isLater(a: Progress, b: Progress | undefined): boolean {
  return b === undefined || a.picture > b.picture || (a.picture === b.picture && a.step > b.step);
}

/** Applies a pushed step to its job; steps of an older attempt or of a job that has ended change nothing. */
export function applyProgress(jobs: readonly Job[], body: Record<string, unknown>): Job[] {
  const attempt = Number(body.attempt);
  const progress: Progress = {
    picture: Number(body.picture),
    count: Number(body.count),
    step: Number(body.step),
    steps: Number(body.steps),
    ...(typeof body.preview === "string" ? { preview: body.preview } : {}),
  };
  return jobs.map((job) => {
    if (job.id !== body.jobId || ended(job) || job.status === "scanning" || attempt < job.attempt) return job;
    if (attempt === job.attempt && job.progress && !isLater(progress, job.progress)) return job;
    return { ...job, status: "running", attempt, progress };
  });
}

/** The id of the job that an event is about; undefined when it is about something else. */
export function jobIdOf(jobs: readonly Job[], event: string, body: Record<string, unknown>): string | undefined {
  if (event.startsWith("generation.job-")) return text(body.jobId);
  if (event === "generation.image-uploaded" || event === "moderation.prompt-screened") return text(body.jobId);
  // The id of a hold is the id of its job.
  if (event.startsWith("ledger.buzz-h")) return text(body.holdId);
  if (event === "moderation.scan-completed" || event === "moderation.review-decided") {
    const subject = body.subject as { id?: string } | undefined;
    return jobs.find((job) => job.pictures.some((picture) => picture.id === subject?.id))?.id;
  }
  return undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
