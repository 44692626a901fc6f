import type { Entry, Job, Model, Purse, Review } from "../src/api/types";

/** A platform of one user, whose worker makes a step every 150 ms. */
export type Heard = (event: string, body: object) => void;
export const live = new Set<Heard>();
export const jobs = new Map<string, Job>();

export const model: Model = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "Civstack Stickers",
  kind: "CHECKPOINT",
  defaults: { width: 128, height: 128, steps: 20, cfg: 5, sampler: "DPM++ 2M", schedule: "karras" },
};

const tonight = new Date(new Date().setUTCHours(24, 0, 0, 0)).toISOString();
export const purse: Purse = {
  available: 84,
  held: 0,
  buckets: [
    { bucket: "ALLOWANCE", amount: 64, expiresAt: tonight },
    { bucket: "BLUE", amount: 20 },
  ],
  allowance: { amount: 100, claimable: true, nextAt: tonight },
};
export const entries: Entry[] = [
  { at: new Date(Date.now() - 60_000).toISOString(), kind: "release", amount: 1, bucket: "ALLOWANCE", reference: "j", balance: 84 },
  { at: new Date(Date.now() - 70_000).toISOString(), kind: "hold", amount: -2, bucket: "ALLOWANCE", reference: "j", balance: 83 },
  { at: new Date(Date.now() - 9_000_000).toISOString(), kind: "grant", amount: 100, bucket: "ALLOWANCE", reference: "daily", balance: 85 },
];
export const reviews: Review[] = [1, 2].map((n) => ({
  id: uuid(900 + n),
  subject: { kind: n === 1 ? "IMAGE" : "PROMPT", id: uuid(800 + n) },
  owner: "u2",
  revision: 1,
  decision: "REVIEW",
  rating: "R",
  labels: [{ name: "violence/graphic", score: 0.71, layer: "rating-rules@1" }, { name: "weapon", score: 1, layer: "prompt-rules@3" }],
  reason: { code: "moderation/review", sentence: "The prompt and the rating of the model point apart.", action: "" },
  openedAt: new Date().toISOString(),
  dueBy: new Date(Date.now() + (n === 1 ? 5 : -3) * 3_600_000).toISOString(),
  ...(n === 1 ? { pictureUrl: `/api/v1/pictures/${uuid(77)}` } : {}),
}));

function uuid(n: number): string {
  return `${((n * 2654435761) >>> 0).toString(16).padStart(8, "0")}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
}

let made = 0;
let delivered = 0;
export function draw(request: Record<string, unknown>): Job {
  const id = uuid(++made);
  const count = Number(request.count);
  const job: Job = {
    id,
    status: "requested",
    cancelRequested: false,
    request: { ...(request as unknown as Job["request"]), seed: 1234 + made, model: { id: model.id, name: model.name } },
    count,
    unitPrice: 1,
    total: count,
    charged: 0,
    attempt: 1,
    pictures: [],
    createdAt: new Date(Date.now() + made).toISOString(),
  };
  jobs.set(id, job);
  void run(job);
  return job;
}

async function run(job: Job): Promise<void> {
  await pause(600);
  Object.assign(job, { status: "queued", position: 2, etaSeconds: 12 });
  say("generation.job-requested", { jobId: job.id });
  await pause(1500);
  job.status = "running";
  for (let picture = 0; picture < job.count && !job.cancelRequested; picture++) {
    for (let step = 1; step <= job.request.steps && !job.cancelRequested; step++) {
      await pause(150);
      job.progress = { picture, count: job.count, step, steps: job.request.steps };
      say("generation.job-progressed", { jobId: job.id, attempt: 1, ...job.progress });
    }
    if (!job.cancelRequested) deliver(job, picture);
  }
  Object.assign(job, { status: job.cancelRequested ? "cancelled" : "completed", charged: job.pictures.length });
  say(`generation.job-${job.status}`, { jobId: job.id });
}

function deliver(job: Job, index: number): void {
  const id = uuid(1000 + ++delivered);
  const { width, height } = job.request;
  job.pictures.push({ id, index, seed: job.request.seed! + index, status: "delivered", rating: "PG", width, height, url: `/api/v1/pictures/${id}` });
  say("generation.image-uploaded", { jobId: job.id });
}

function say(event: string, body: object): void {
  live.forEach((hear) => hear(event, body));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// A page that has been used: some finished jobs, one refused.
["a red boat by the sea, sticker", "a green tree next to a blue house", "a yellow robot, flat illustration", "a purple fish in the night sky"].forEach((prompt, n) => {
  const job = { ...draw({ prompt, count: n === 1 ? 3 : 1, width: 128, height: 128, steps: 20, cfg: 5, sampler: "DPM++ 2M", schedule: "karras" }), pictures: [] as Job["pictures"] };
  job.createdAt = new Date(Date.now() - (n + 1) * 600_000).toISOString();
  job.status = n === 3 ? "failed" : "completed";
  if (n === 3) job.reason = { code: "moderation/prompt-blocked", sentence: "The prompt asks for something that is not made here.", action: "Change the prompt: the first rule it met is about real people." };
  else for (let index = 0; index < job.count; index++) deliver(job, index);
  job.charged = job.pictures.length;
  jobs.set(job.id, job);
});
