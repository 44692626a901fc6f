import { type Form, type FormErrors, PROMPT_MAX_CHARS } from "../form/form";
import { Field } from "../parts/Field";

interface Props {
  form: Form;
  change: (fields: Partial<Form>) => void;
  errors: FormErrors;
}

/** The prompt and the negative prompt. Ctrl+Enter in either sends the form. */
export function PromptFields({ form, change, errors }: Props) {
  const send = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  };
  return (
    <>
      <Field name="prompt" label="Prompt" error={errors.prompt}>
        {(attributes) => (
          <textarea
            {...attributes}
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
      <Field name="negativePrompt" label="Not in the picture" error={errors.negativePrompt}>
        {(attributes) => (
          <textarea
            {...attributes}
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
