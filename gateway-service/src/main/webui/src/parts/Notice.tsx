import type { ReactNode } from "react";
import type { Reason } from "../api/types";

interface Props {
  tone: "bad" | "note";
  reason: Reason;
  children?: ReactNode;
}

/** A refusal: its sentence, what to do about it, and in small letters its code, for asking for help. */
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
