import { useState } from "react";
import { api, reasonOf } from "../api/client";
import type { Reason } from "../api/types";
import { Notice } from "../parts/Notice";
import { usePlatform } from "../platform/context";
import { claim } from "./purse";

/** Claims the daily allowance, or shows when it can be claimed again. */
export function ClaimButton() {
  const { purse, setPurse } = usePlatform();
  const [refused, setRefused] = useState<Reason>();
  if (!purse) return null;
  const { label, ready, hint } = claim(purse, new Date());
  return (
    <div className="claim">
      <button
        className="button gold"
        disabled={!ready}
        onClick={() => {
          setRefused(undefined);
          api.claim().then(setPurse, (thrown: unknown) => setRefused(reasonOf(thrown)));
        }}
      >
        {label}
      </button>
      <span className="fine" role="status">{hint}</span>
      {refused && <Notice tone="bad" reason={refused} />}
    </div>
  );
}
