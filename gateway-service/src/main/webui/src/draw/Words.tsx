import { Field } from "../parts/Field";
import { type Faults, type Form, PROMPT_MAX_CHARS } from "./form";

interface Props {
  form: Form;
  change: (fields: Partial<Form>) => void;
  faults: Faults;
}

/** The prompt and the negative prompt. Ctrl+Enter draws, from both. */
export function Words({ form, change, faults }: Props) {
  const send = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  };
  return (
    <>
      <Field name="prompt" label="Prompt" fault={faults.prompt}>
        {(wiring) => (
          <textarea
            {...wiring}
            className="prompt"
            rows={4}
            maxLength={PROMPT_MAX_CHARS}
            placeholder="a red boat by the sea, sticker"
            value={form.prompt}
            onChange={(event) => change({ prompt: event.target.value })}
            onKeyDown={send}
          />
        )}
      </Field>
      <Field name="negativePrompt" label="Not in the picture" fault={faults.negativePrompt}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={PROMPT_MAX_CHARS}
            placeholder="what to keep away"
            value={form.negativePrompt}
            onChange={(event) => change({ negativePrompt: event.target.value })}
            onKeyDown={send}
          />
        )}
      </Field>
    </>
  );
}
