import type { Job, Progress } from "../api/types";

const ENDED = ["completed", "failed", "cancelled"] as const;

export function ended(job: Job): boolean {
  return (ENDED as readonly string[]).includes(job.status);
}

/** How a job is shown: a few words, a sentence, and the fraction that is done (absent when unknown). */
export interface JobSummary {
  headline: string;
  detail: string;
  fraction?: number;
  tone: "busy" | "good" | "bad" | "quiet";
}

export function summarize(job: Job): JobSummary {
  if (job.cancelRequested && !ended(job)) {
    return { headline: "Stopping", detail: "It stops within a step.", ...fraction(job), tone: "busy" };
  }
  switch (job.status) {
    case "requested":
      return { headline: "Checking", detail: "The prompt is screened and the Buzz is set aside.", tone: "busy" };
    case "queued":
      return { headline: "In the queue", detail: position(job), tone: "busy" };
    case "running":
      return { headline: "Drawing", detail: steps(job.progress, job.count), ...fraction(job), tone: "busy" };
    case "scanning":
      return {
        headline: "Looking it over",
        detail: "The pictures are drawn and being scanned.",
        fraction: 1,
        tone: "busy",
      };
    case "completed":
      return { headline: "Done", detail: payment(job), tone: "good" };
    case "failed":
      return { headline: "Not drawn", detail: "Nothing was charged.", tone: "bad" };
    case "cancelled":
      return { headline: "Cancelled", detail: payment(job), tone: "quiet" };
  }
}

function position(job: Job): string {
  const line =
    job.position === undefined ? "Waiting for a worker"
    : job.position <= 1 ? "Next in line"
    : `Number ${job.position} in line`;
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

/** What was paid and given back, and how many pictures were delivered when not all were. */
function payment(job: Job): string {
  const delivered = job.pictures.filter((picture) => picture.status === "delivered").length;
  const back = job.total - job.charged;
  const backText = back > 0 ? `, ${back.toLocaleString("en-US")} back` : "";
  const paid = `${job.charged.toLocaleString("en-US")} Buzz paid${backText}`;
  return delivered === job.count ? `${paid}.` : `${delivered} of ${job.count} delivered. ${paid}.`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.round(seconds / 60)} min`;
}
