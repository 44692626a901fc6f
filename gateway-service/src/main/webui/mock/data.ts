import type { Entry, Model, Purse, Review } from "../src/api/types";

export const model: Model = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "Civstack Stickers",
  kind: "CHECKPOINT",
  defaults: { width: 128, height: 128, steps: 20, cfg: 5, sampler: "DPM++ 2M", schedule: "karras" },
};

const midnight = new Date(new Date().setUTCHours(24, 0, 0, 0)).toISOString();

export const purse: Purse = {
  available: 84,
  held: 0,
  buckets: [
    { bucket: "ALLOWANCE", amount: 64, expiresAt: midnight },
    { bucket: "BLUE", amount: 20 },
  ],
  allowance: { amount: 100, claimable: true, nextAt: midnight },
};

export const entries: Entry[] = [
  entry(60, { kind: "release", amount: 1, reference: "j", balance: 84 }),
  entry(70, { kind: "hold", amount: -2, reference: "j", balance: 83 }),
  entry(9_000, { kind: "grant", amount: 100, reference: "daily", balance: 85 }),
];

export const reviews: Review[] = [1, 2].map((n) => ({
  id: uuid(900 + n),
  subject: { kind: n === 1 ? "IMAGE" : "PROMPT", id: uuid(800 + n) },
  owner: "u2",
  revision: 1,
  decision: "REVIEW",
  rating: "R",
  labels: [
    { name: "violence/graphic", score: 0.71, layer: "rating-rules@1" },
    { name: "weapon", score: 1, layer: "prompt-rules@3" },
  ],
  reason: {
    code: "moderation/review",
    sentence: "The prompt and the rating of the model point apart.",
    action: "",
  },
  openedAt: new Date().toISOString(),
  dueBy: new Date(Date.now() + (n === 1 ? 5 : -3) * 3_600_000).toISOString(),
  ...(n === 1 ? { pictureUrl: `/api/v1/pictures/${uuid(77)}` } : {}),
}));

function entry(secondsAgo: number, fields: Omit<Entry, "at" | "bucket">): Entry {
  return { at: new Date(Date.now() - secondsAgo * 1_000).toISOString(), bucket: "ALLOWANCE", ...fields };
}

/** A UUID that looks random and is the same for the same number. */
export function uuid(n: number): string {
  const prefix = ((n * 2654435761) >>> 0).toString(16).padStart(8, "0");
  return `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
}
