import type { Job, Picture, Progress } from "../api/types";

export const TERMINAL = ["completed", "failed", "cancelled"] as const;

export function ended(job: Job): boolean {
  return (TERMINAL as readonly string[]).includes(job.status);
}

/** How a job is shown: a few words, a sentence, and how much of it is done (absent: nobody knows). */
export interface Standing {
  headline: string;
  detail: string;
  fraction?: number;
  tone: "busy" | "good" | "bad" | "quiet";
}

export function standing(job: Job): Standing {
  if (job.cancelRequested && !ended(job)) {
    return { headline: "Stopping", detail: "It stops within a step.", ...fraction(job), tone: "busy" };
  }
  switch (job.status) {
    case "requested":
      return { headline: "Checking", detail: "The prompt is screened and the Buzz is set aside.", tone: "busy" };
    case "queued":
      return { headline: "In the queue", detail: place(job), tone: "busy" };
    case "running":
      return { headline: "Drawing", detail: steps(job.progress, job.count), ...fraction(job), tone: "busy" };
    case "scanning":
      return { headline: "Looking it over", detail: "The pictures are drawn and being scanned.", fraction: 1, tone: "busy" };
    case "completed":
      return { headline: "Done", detail: outcome(job), tone: "good" };
    case "failed":
      return { headline: "Not drawn", detail: "Nothing was charged.", tone: "bad" };
    case "cancelled":
      return { headline: "Cancelled", detail: outcome(job), tone: "quiet" };
  }
}

function place(job: Job): string {
  const line = job.position === undefined ? "Waiting for a worker" : job.position <= 1 ? "Next in line" : `Number ${job.position} in line`;
  return job.etaSeconds === undefined ? `${line}.` : `${line}, about ${duration(job.etaSeconds)}.`;
}

function steps(progress: Progress | undefined, count: number): string {
  if (!progress) return "A worker has started.";
  const step = `Step ${progress.step} of ${progress.steps}`;
  return count > 1 ? `Picture ${progress.picture + 1} of ${count}, ${step.toLowerCase()}` : step;
}

function fraction(job: Job): { fraction?: number } {
  const { progress } = job;
  if (!progress || progress.steps <= 0 || progress.count <= 0) return {};
  return { fraction: Math.min(1, (progress.picture + progress.step / progress.steps) / progress.count) };
}

function outcome(job: Job): string {
  const delivered = job.pictures.filter((picture) => picture.status === "delivered").length;
  const back = job.total - job.charged;
  const paid = `${job.charged.toLocaleString("en-US")} Buzz paid${back > 0 ? `, ${back.toLocaleString("en-US")} back` : ""}`;
  return delivered === job.count ? `${paid}.` : `${delivered} of ${job.count} delivered. ${paid}.`;
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** Jobs newest first, each once; a later reading of a job replaces an earlier one. */
export function merge(known: readonly Job[], read: readonly Job[]): Job[] {
  const byId = new Map(known.map((job) => [job.id, job]));
  for (const job of read) byId.set(job.id, keepProgress(byId.get(job.id), job));
  return [...byId.values()].sort((a, b) => (a.createdAt === b.createdAt ? b.id.localeCompare(a.id) : b.createdAt.localeCompare(a.createdAt)));
}

/** A reading that was on its way while steps came in must not move the bar backwards. */
function keepProgress(old: Job | undefined, read: Job): Job {
  if (!old?.progress || read.status !== "running" || old.attempt !== read.attempt) return read;
  return later(old.progress, read.progress) ? { ...read, progress: old.progress } : read;
}

function later(a: Progress, b: Progress | undefined): boolean {
  return b === undefined || a.picture > b.picture || (a.picture === b.picture && a.step > b.step);
}

/** A pushed step, applied to the job it belongs to; steps of an older attempt or of a job that has ended change nothing. */
export function progressed(jobs: readonly Job[], body: Record<string, unknown>): Job[] {
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
    if (attempt === job.attempt && job.progress && !later(progress, job.progress)) return job;
    return { ...job, status: "running", attempt, progress };
  });
}

/** The job that an event is about, for reading it again; undefined when it is about something else. */
export function jobOf(jobs: readonly Job[], event: string, body: Record<string, unknown>): string | undefined {
  if (event.startsWith("generation.job-")) return text(body.jobId);
  if (event === "generation.image-uploaded" || event === "moderation.prompt-screened") return text(body.jobId);
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

export interface Shot {
  job: Job;
  picture: Picture;
}

/** The pictures that their owner can look at, newest job first, in order within a job. */
export function shots(jobs: readonly Job[]): Shot[] {
  return jobs.flatMap((job) =>
    [...job.pictures]
      .filter((picture) => picture.status === "delivered" && picture.url !== undefined)
      .sort((a, b) => a.index - b.index)
      .map((picture) => ({ job, picture })),
  );
}

/** Pictures of a job that were made and did not reach their owner, each with its reason. */
export function lost(job: Job): Picture[] {
  return job.pictures.filter((picture) => ["withheld", "blocked", "quarantined"].includes(picture.status));
}
