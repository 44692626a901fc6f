import type { ReactNode } from "react";

interface Props {
  name: string;
  label: string;
  error?: string | undefined;
  hint?: string;
  children: (attributes: InputAttributes) => ReactNode;
}

/** The attributes that connect an input to its label, its hint and its error. */
export interface InputAttributes {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

export function Field({ name, label, error, hint, children }: Props) {
  const id = `field-${name}`;
  const note = error ?? hint;
  return (
    <div className={`field field-${name}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-invalid": error !== undefined, "aria-describedby": note ? `${id}-note` : undefined })}
      {note && <p id={`${id}-note`} className={error ? "field-error" : "fine"}>{note}</p>}
    </div>
  );
}
