import type { Purse, Quote } from "../api/types";

/** The text of the button, the text below it, and how many Buzz are missing in the purse. */
export interface Price {
  label: string;
  detail: string;
  missing: number;
}

/** The quote is the most that will be charged: a picture that is not delivered is not paid. */
export function price(quote: Quote | undefined, purse: Purse | undefined): Price {
  if (!quote) return { label: "Draw", detail: "", missing: 0 };
  const missing = purse ? Math.max(0, quote.total - purse.available) : 0;
  return {
    label: `Draw for ${buzz(quote.total)}`,
    detail: quote.count > 1 ? `${quote.count} pictures, ${buzz(quote.unitPrice)} each` : "",
    missing,
  };
}

export function buzz(amount: number): string {
  return `${amount.toLocaleString("en-US")} Buzz`;
}
