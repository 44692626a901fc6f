import type { ReactNode } from "react";
import type { Reason } from "../api/types";

interface Props {
  tone: "bad" | "note";
  reason: Reason;
  children?: ReactNode;
}

/** A refusal as its sentence, then what to do about it; the code stands small below for those who ask for help with it. */
export function Notice({ tone, reason, children }: Props) {
  return (
    <div className={`notice ${tone}`} role={tone === "bad" ? "alert" : "note"}>
      <p className="notice-sentence">{reason.sentence}</p>
      {reason.action && <p className="notice-action">{reason.action}</p>}
      {children}
      <code className="notice-code">{reason.code}</code>
    </div>
  );
}
