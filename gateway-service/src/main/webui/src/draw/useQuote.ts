import { useEffect, useState } from "react";
import { api, Refused } from "../api/client";
import type { ImageRequest, Quote, Reason } from "../api/types";

const TYPING_PAUSE_MS = 250;

export interface QuoteResult {
  quote: Quote | undefined;
  refused: Reason | undefined;
}

/** The price of the form, asked for when typing pauses. Prompts and seed do not change it, so they cause no request. */
export function useQuote(request: ImageRequest | undefined): QuoteResult {
  const [result, setResult] = useState<QuoteResult>({ quote: undefined, refused: undefined });
  const key = request && JSON.stringify({ ...request, prompt: "x", negativePrompt: undefined, seed: undefined });

  useEffect(() => {
    if (!key) return setResult({ quote: undefined, refused: undefined });
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.quote(JSON.parse(key) as ImageRequest, abort.signal).then(
        (quote) => setResult({ quote, refused: undefined }),
        (thrown: unknown) => {
          if (abort.signal.aborted) return;
          setResult({ quote: undefined, refused: thrown instanceof Refused ? thrown : undefined });
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);

  return result;
}
