import type { Review } from "../api/types";

export const DECISIONS = [
  { value: "ALLOW", name: "Allow", note: "visible to everybody" },
  { value: "RATE", name: "Rate", note: "visible to those who chose this rating" },
  { value: "BLOCK", name: "Block", note: "visible to nobody, the owner is told why" },
  { value: "ESCALATE", name: "Escalate", note: "visible to nobody, kept as evidence" },
] as const;

export const RATINGS = ["PG", "PG13", "R", "X", "XXX"] as const;

export const NOTE_MAX_CHARS = 1000;

/** What is sent: the revision is the one that was looked at, so a case that changed meanwhile is not decided blindly. */
export interface Ruling {
  decision: string;
  rating: string;
  note: string;
  revision: number;
}

/** Nothing is chosen beforehand but the rating that the scan gave: a decision is made, not confirmed. */
export function opening(review: Review): Ruling {
  return { decision: "", rating: review.rating, note: "", revision: review.revision };
}

/** What keeps a ruling from being sent, if anything. */
export function rulingFault(ruling: Ruling): string | undefined {
  if (ruling.decision === "") return "Choose a decision.";
  if (ruling.note.trim() === "") return "Say why in a sentence: a decision is signed with it, and an appeal reads it.";
  return undefined;
}

/** Whether a case is late, and by when it is due, in one short text. */
export function due(review: Review, now: Date): { text: string; late: boolean } {
  const hours = Math.round((new Date(review.dueBy).getTime() - now.getTime()) / 3_600_000);
  return hours < 0 ? { text: `late by ${-hours} h`, late: true } : { text: hours === 0 ? "due within the hour" : `due in ${hours} h`, late: false };
}
