import type { Entry, Purse } from "../api/types";

const TYPE_NAMES: Record<string, string> = {
  ALLOWANCE: "Daily allowance",
  BLUE: "Blue",
  GREEN: "Green",
  YELLOW: "Yellow",
};
const TYPE_NOTES: Record<string, string> = {
  ALLOWANCE: "Free every day, spent first",
  BLUE: "Earned by activity",
  GREEN: "Bought",
  YELLOW: "Bought, pays for every rating",
};
const KIND_NAMES: Record<string, string> = {
  grant: "Granted",
  hold: "Set aside",
  capture: "Paid",
  release: "Given back",
  expire: "Expired",
  refund: "Refunded",
};

export function buzzTypeName(bucket: string): string {
  return TYPE_NAMES[bucket.toUpperCase()] ?? bucket;
}

export function buzzTypeNote(bucket: string): string {
  return TYPE_NOTES[bucket.toUpperCase()] ?? "";
}

export function kindName(kind: string): string {
  const key = kind.toLowerCase();
  return KIND_NAMES[key] ?? KIND_NAMES[key.replace(/d$/, "")] ?? KIND_NAMES[key.replace(/ed$/, "")] ?? kind;
}

/** An amount with its sign, and with a real minus sign instead of a hyphen. */
export function signed(entry: Pick<Entry, "amount">): string {
  const size = Math.abs(entry.amount).toLocaleString("en-US");
  return entry.amount < 0 ? `−${size}` : `+${size}`;
}

/** How long until a moment: in minutes, hours or days, whichever fits. */
export function until(moment: string, now: Date): string {
  const minutes = Math.round((new Date(moment).getTime() - now.getTime()) / 60_000);
  if (Number.isNaN(minutes)) return "";
  if (minutes <= 0) return "now";
  if (minutes < 60) return `in ${minutes} min`;
  if (minutes < 48 * 60) return `in ${Math.round(minutes / 60)} h`;
  return `in ${Math.round(minutes / 1440)} days`;
}

/** The text of the claim button, whether it can be pressed, and the hint beside it. */
export function claim(purse: Purse, now: Date): { label: string; ready: boolean; hint: string } {
  const { amount, claimable, nextAt } = purse.allowance;
  return claimable
    ? { label: `Claim ${amount} Buzz`, ready: true, hint: "Today's allowance is waiting. It expires at midnight UTC." }
    : { label: "Claimed today", ready: false, hint: `The next ${amount} Buzz can be claimed ${until(nextAt, now)}.` };
}
