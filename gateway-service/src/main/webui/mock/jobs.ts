import type { Job } from "../src/api/types";
import { model, uuid } from "./data.ts";
import { publish } from "./events.ts";

const STEP_MS = 150;

export const jobs = new Map<string, Job>();
let jobCount = 0;
let pictureCount = 0;

/** Creates a job and draws it: a step every 150 ms. */
export function draw(request: Record<string, unknown>): Job {
  const job = create(request);
  void run(job);
  return job;
}

function create(request: Record<string, unknown>): Job {
  const id = uuid(++jobCount);
  const count = Number(request.count);
  const job: Job = {
    id,
    status: "requested",
    cancelRequested: false,
    request: {
      ...(request as unknown as Job["request"]),
      seed: 1234 + jobCount,
      model: { id: model.id, name: model.name },
    },
    count,
    unitPrice: 1,
    total: count,
    charged: 0,
    attempt: 1,
    pictures: [],
    createdAt: new Date(Date.now() + jobCount).toISOString(),
  };
  jobs.set(id, job);
  return job;
}

async function run(job: Job): Promise<void> {
  await pause(600);
  Object.assign(job, { status: "queued", position: 2, etaSeconds: 12 });
  publish("generation.job-requested", { jobId: job.id });
  await pause(1500);
  job.status = "running";
  for (let picture = 0; picture < job.count && !job.cancelRequested; picture++) {
    for (let step = 1; step <= job.request.steps && !job.cancelRequested; step++) {
      await pause(STEP_MS);
      job.progress = { picture, count: job.count, step, steps: job.request.steps };
      publish("generation.job-progressed", { jobId: job.id, attempt: 1, ...job.progress });
    }
    if (!job.cancelRequested) deliver(job, picture);
  }
  Object.assign(job, { status: job.cancelRequested ? "cancelled" : "completed", charged: job.pictures.length });
  publish(`generation.job-${job.status}`, { jobId: job.id });
}

function deliver(job: Job, index: number): void {
  const id = uuid(1000 + ++pictureCount);
  const { width, height } = job.request;
  const seed = job.request.seed! + index;
  job.pictures.push({
    id, index, seed, status: "delivered", rating: "PG", width, height, url: `/api/v1/pictures/${id}`,
  });
  publish("generation.image-uploaded", { jobId: job.id });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// Old jobs, so that the page is not empty: three that are completed and one that was refused.
[
  "a red boat by the sea, sticker",
  "a green tree next to a blue house",
  "a yellow robot, flat illustration",
  "a purple fish in the night sky",
].forEach((prompt, n) => {
  const settings = { width: 128, height: 128, steps: 20, cfg: 5, sampler: "DPM++ 2M", schedule: "karras" };
  const job = create({ prompt, count: n === 1 ? 3 : 1, ...settings });
  job.createdAt = new Date(Date.now() - (n + 1) * 600_000).toISOString();
  if (n === 3) {
    job.status = "failed";
    job.reason = {
      code: "moderation/prompt-blocked",
      sentence: "The prompt asks for something that is not made here.",
      action: "Change the prompt: the first rule it met is about real people.",
    };
  } else {
    job.status = "completed";
    for (let index = 0; index < job.count; index++) deliver(job, index);
  }
  job.charged = job.pictures.length;
});
