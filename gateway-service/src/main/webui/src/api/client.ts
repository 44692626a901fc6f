import type { Entry, ImageRequest, Job, Me, Model, Page, Purse, Quote, Reason, Review } from "./types";

/** A refusal by the platform: a stable code, a sentence and what to do, as every service answers it. */
export class Refused extends Error implements Reason {
  readonly retryAfterSeconds: number | undefined;
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: string,
    readonly action: string,
    retryAfter?: string | null,
  ) {
    super(sentence);
    this.retryAfterSeconds = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  }
}

/** Makes a refusal of any response that is not a success, also when it is no problem document. */
export function refusal(status: number, body: unknown, retryAfter?: string | null): Refused {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof problem[name] === "string" ? (problem[name] as string) : undefined);
  return new Refused(
    status,
    text("code") ?? `http/${status}`,
    text("detail") ?? text("title") ?? `The platform answered ${status}.`,
    text("action") ?? (status >= 500 ? "Try again in a moment." : ""),
    retryAfter,
  );
}

/** The reason to show for anything that was thrown; what is not a refusal is a broken connection. */
export function reasonOf(thrown: unknown): Reason {
  if (thrown instanceof Refused) return thrown;
  return {
    code: "page/offline",
    sentence: "The platform could not be reached.",
    action: "Check your connection and try again.",
  };
}

interface Call {
  method?: string;
  body?: unknown;
  key?: string;
  signal?: AbortSignal | undefined;
}

async function call<T>(path: string, { method = "GET", body, key, signal }: Call = {}): Promise<T> {
  // The gateway refuses a write with the session cookie that has no X-Requested-With.
  const headers: Record<string, string> = { Accept: "application/json", "X-Requested-With": "civstack-page" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    credentials: "same-origin",
    redirect: "error",
  });
  const json: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw refusal(answer.status, json, answer.headers.get("Retry-After"));
  return json as T;
}

function pagePath(path: string, limit: number, cursor?: string | null): string {
  return `${path}?limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
}

/** A random UUID. `crypto.randomUUID` exists on secure origins only, and this page may be served by plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export const api = {
  me: () => call<Me>("/me"),
  models: () => call<Page<Model>>("/models?limit=50"),
  quote: (request: ImageRequest, signal?: AbortSignal) =>
    call<Quote>("/images/quote", { method: "POST", body: request, signal }),
  draw: (request: ImageRequest, key: string) => call<Job>("/images", { method: "POST", body: request, key }),
  job: (id: string) => call<Job>(`/images/${id}`),
  jobs: (limit: number, cursor?: string | null) => call<Page<Job>>(pagePath("/images", limit, cursor)),
  cancel: (id: string) => call<Job>(`/images/${id}/cancel`, { method: "POST" }),
  purse: () => call<Purse>("/buzz"),
  claim: () => call<Purse>("/buzz/allowance", { method: "POST" }),
  history: (limit: number, cursor?: string | null) => call<Page<Entry>>(pagePath("/buzz/history", limit, cursor)),
  reviews: (limit: number, cursor?: string | null) =>
    call<Page<Review>>(pagePath("/moderation/reviews", limit, cursor)),
  decide: (id: string, decision: { decision: string; rating: string; note: string; revision: number }) =>
    call<unknown>(`/moderation/reviews/${id}/decision`, { method: "POST", body: decision }),
};
