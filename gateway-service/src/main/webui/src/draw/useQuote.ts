import { useEffect, useState } from "react";
import { api, Refused } from "../api/client";
import type { ImageRequest, Quote, Reason } from "../api/types";

const PAUSE_MS = 250;

export interface Quoting {
  quote: Quote | undefined;
  refused: Reason | undefined;
}

/** The price of what stands in the form, asked for when typing pauses; prompts do not change it and are not sent for it twice. */
export function useQuote(request: ImageRequest | undefined): Quoting {
  const [quoting, setQuoting] = useState<Quoting>({ quote: undefined, refused: undefined });
  const key = request && JSON.stringify({ ...request, prompt: "x", negativePrompt: undefined, seed: undefined });

  useEffect(() => {
    if (!key) return setQuoting({ quote: undefined, refused: undefined });
    const stop = new AbortController();
    const timer = setTimeout(() => {
      api.quote(JSON.parse(key) as ImageRequest, stop.signal).then(
        (quote) => setQuoting({ quote, refused: undefined }),
        (thrown: unknown) => {
          if (stop.signal.aborted) return;
          setQuoting({ quote: undefined, refused: thrown instanceof Refused ? thrown : undefined });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key]);

  return quoting;
}
