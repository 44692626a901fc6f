import type { Entry, Purse } from "../api/types";

const NAMES: Record<string, string> = { ALLOWANCE: "Daily allowance", BLUE: "Blue", GREEN: "Green", YELLOW: "Yellow" };
const NOTES: Record<string, string> = {
  ALLOWANCE: "Free every day, spent first",
  BLUE: "Earned by activity",
  GREEN: "Bought",
  YELLOW: "Bought, pays for every rating",
};
const KINDS: Record<string, string> = {
  grant: "Granted",
  hold: "Set aside",
  capture: "Paid",
  release: "Given back",
  expire: "Expired",
  refund: "Refunded",
};

export function bucketName(bucket: string): string {
  return NAMES[bucket.toUpperCase()] ?? bucket;
}

export function bucketNote(bucket: string): string {
  return NOTES[bucket.toUpperCase()] ?? "";
}

export function kindName(kind: string): string {
  const key = kind.toLowerCase();
  return KINDS[key] ?? KINDS[key.replace(/d$/, "")] ?? KINDS[key.replace(/ed$/, "")] ?? kind;
}

/** A signed amount with a real minus sign, as it stands in the history. */
export function signed(entry: Pick<Entry, "amount">): string {
  const size = Math.abs(entry.amount).toLocaleString("en-US");
  return entry.amount < 0 ? `−${size}` : `+${size}`;
}

/** How long until a moment, in the words that matter: hours when it is today, else days. */
export function until(moment: string, now: Date): string {
  const minutes = Math.round((new Date(moment).getTime() - now.getTime()) / 60_000);
  if (Number.isNaN(minutes)) return "";
  if (minutes <= 0) return "now";
  if (minutes < 60) return `in ${minutes} min`;
  if (minutes < 48 * 60) return `in ${Math.round(minutes / 60)} h`;
  return `in ${Math.round(minutes / 1440)} days`;
}

/** What the claim button says, and whether it can be pressed. */
export function claim(purse: Purse, now: Date): { label: string; ready: boolean; hint: string } {
  const { amount, claimable, nextAt } = purse.allowance;
  return claimable
    ? { label: `Claim ${amount} Buzz`, ready: true, hint: "Today's allowance is waiting. It expires at midnight UTC." }
    : { label: "Claimed today", ready: false, hint: `The next ${amount} Buzz can be claimed ${until(nextAt, now)}.` };
}
