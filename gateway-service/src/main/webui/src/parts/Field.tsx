import type { ReactNode } from "react";

interface Props {
  name: string;
  label: string;
  fault?: string | undefined;
  hint?: string;
  children: (wiring: Wiring) => ReactNode;
}

/** What ties an input to its label, its hint and its fault. */
export interface Wiring {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

export function Field({ name, label, fault, hint, children }: Props) {
  const id = `field-${name}`;
  const note = fault ?? hint;
  return (
    <div className={`field field-${name}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-invalid": fault !== undefined, "aria-describedby": note ? `${id}-note` : undefined })}
      {note && <p id={`${id}-note`} className={fault ? "fault" : "fine"}>{note}</p>}
    </div>
  );
}
