import type { Review } from "../api/types";

export const DECISIONS = [
  { value: "ALLOW", name: "Allow", note: "visible to everybody" },
  { value: "RATE", name: "Rate", note: "visible to those who chose this rating" },
  { value: "BLOCK", name: "Block", note: "visible to nobody, the owner is told why" },
  { value: "ESCALATE", name: "Escalate", note: "visible to nobody, kept as evidence" },
] as const;

export const RATINGS = ["PG", "PG13", "R", "X", "XXX"] as const;

export const NOTE_MAX_CHARS = 1000;

/** The decision as it is sent. The revision is the one that was shown: a case that has changed since is not decided. */
export interface DecisionInput {
  decision: string;
  rating: string;
  note: string;
  revision: number;
}

/** Only the rating is chosen beforehand, as the scan gave it; the moderator must choose the decision. */
export function initialDecision(review: Review): DecisionInput {
  return { decision: "", rating: review.rating, note: "", revision: review.revision };
}

/** Why the decision cannot be sent yet, if there is a reason. */
export function decisionError(input: DecisionInput): string | undefined {
  if (input.decision === "") return "Choose a decision.";
  if (input.note.trim() === "") return "Say why in a sentence: a decision is signed with it, and an appeal reads it.";
  return undefined;
}

/** When a case is due or how late it is, as a short text. */
export function deadline(review: Review, now: Date): { text: string; late: boolean } {
  const hours = Math.round((new Date(review.dueBy).getTime() - now.getTime()) / 3_600_000);
  if (hours < 0) return { text: `late by ${-hours} h`, late: true };
  return { text: hours === 0 ? "due within the hour" : `due in ${hours} h`, late: false };
}
