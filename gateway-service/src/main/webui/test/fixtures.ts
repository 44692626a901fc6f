import type { Job } from "../src/api/types";
import { PLAIN } from "../src/settings/settings";

/** A running job of one picture, changed as a test needs it. */
export function aJob(changes: Partial<Job> = {}): Job {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    status: "running",
    cancelRequested: false,
    request: {
      prompt: "a red boat",
      ...PLAIN,
      count: 1,
      model: { id: "m1", name: "Stickers" },
    },
    count: 1,
    unitPrice: 4,
    total: 4,
    charged: 0,
    attempt: 1,
    pictures: [],
    createdAt: "2026-11-22T10:00:00Z",
    ...changes,
  };
}
