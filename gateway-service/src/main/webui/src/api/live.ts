/** Gets each event that the gateway pushes: its name without version, and its body. */
export type Listener = (event: string, body: Record<string, unknown>) => void;

const EVENTS = [
  "generation.job-requested",
  "generation.job-started",
  "generation.job-progressed",
  "generation.job-completed",
  "generation.job-failed",
  "generation.job-cancelled",
  "generation.image-uploaded",
  "ledger.buzz-held",
  "ledger.buzz-hold-refused",
  "ledger.buzz-captured",
  "ledger.buzz-released",
  "ledger.buzz-granted",
  "ledger.buzz-refunded",
  "moderation.prompt-screened",
  "moderation.scan-completed",
  "moderation.review-decided",
] as const;

const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 30_000;

/**
 * Listens to live updates and connects again after a break. Events that were missed meanwhile are not sent again, so
 * `onOpen` is called after each connection, and everything that is shown has to be read again there.
 */
export function listen(onEvent: Listener, onOpen: () => void, onState: (connected: boolean) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = RETRY_FIRST_MS;

  const connect = () => {
    source = new EventSource("/api/v1/live");
    source.onopen = () => {
      wait = RETRY_FIRST_MS;
      onState(true);
      onOpen();
    };
    source.onerror = () => {
      source?.close();
      onState(false);
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, RETRY_MAX_MS);
    };
    for (const name of EVENTS) {
      source.addEventListener(name, (message) => {
        const body = parse((message as MessageEvent<string>).data);
        if (body) onEvent(name, body);
      });
    }
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

function parse(data: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(data) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
