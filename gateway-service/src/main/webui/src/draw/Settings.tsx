import { COUNT_MAX, type Form, type FormErrors, shapes, withModel } from "../form/form";
import { Field } from "../parts/Field";
import { usePlatform } from "../platform/context";
import { type SettingName, SETTINGS } from "../settings/settings";

interface Props {
  form: Form;
  change: (fields: Partial<Form>) => void;
  setForm: (change: (form: Form) => Form) => void;
  errors: FormErrors;
}

/**
 * Everything but the prompts. Model, shape and count are always shown; the rest is folded, and unfolds by itself when
 * one of its fields has an error.
 */
export function Settings({ form, change, setForm, errors }: Props) {
  const { models } = usePlatform();
  const model = models.find((candidate) => candidate.id === form.modelId);
  const hasError = errors.seed !== undefined || SETTINGS.some(({ name }) => errors[name]);
  return (
    <>
      <Field name="model" label="Model">
        {(attributes) => (
          <select
            {...attributes}
            value={form.modelId}
            disabled={models.length === 0}
            onChange={(event) => {
              const chosen = models.find((candidate) => candidate.id === event.target.value);
              if (chosen) setForm((now) => withModel(now, chosen));
            }}
          >
            {models.length === 0 && <option value="">No models yet</option>}
            {models.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
      </Field>
      <div className="row">
        <Shapes form={form} change={change} choices={shapes(model)} />
        <Counts form={form} change={change} />
      </div>
      <details className="more" open={hasError || undefined}>
        <summary>Fine settings <span className="fine">{summary(form)}</span></summary>
        <div className="grid">
          {SETTINGS.map((setting) =>
            "choices" in setting
              ? <Choice key={setting.name} {...setting} form={form} change={change} />
              : <Number key={setting.name} {...setting} form={form} change={change} errors={errors} />)}
          <Number name="seed" label="Seed" step={1} placeholder="random" form={form} change={change} errors={errors} />
        </div>
      </details>
    </>
  );
}

function summary(form: Form): string {
  const seed = form.seed ? `seed ${form.seed}` : "random seed";
  const sampler = form.schedule === "karras" ? `${form.sampler} Karras` : form.sampler;
  return `${form.steps} steps, guidance ${form.cfg}, ${sampler}, ${seed}`;
}

interface FieldProps {
  form: Form;
  change: (fields: Partial<Form>) => void;
}

function Shapes({ form, change, choices }: FieldProps & { choices: ReturnType<typeof shapes> }) {
  return (
    <fieldset className="choice">
      <legend>Shape</legend>
      {choices.map(({ name, width, height }) => (
        <label key={name} title={`${width} × ${height}`}>
          <input
            type="radio"
            name="shape"
            checked={form.width === String(width) && form.height === String(height)}
            onChange={() => change({ width: String(width), height: String(height) })}
          />
          <span><i className={`shape ${name.toLowerCase()}`} aria-hidden="true" />{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Counts({ form, change }: FieldProps) {
  return (
    <fieldset className="choice">
      <legend>Pictures</legend>
      {Array.from({ length: COUNT_MAX }, (_, index) => String(index + 1)).map((count) => (
        <label key={count}>
          <input type="radio" name="count" checked={form.count === count} onChange={() => change({ count })} />
          <span>{count}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface NumberProps extends FieldProps {
  name: SettingName | "seed";
  label: string;
  step: number | "any";
  placeholder?: string;
  errors: FormErrors;
}

function Number({ name, label, step, placeholder, form, change, errors }: NumberProps) {
  return (
    <Field name={name} label={label} error={errors[name]}>
      {(attributes) => (
        <input
          {...attributes}
          inputMode={step === "any" ? "decimal" : "numeric"}
          autoComplete="off"
          placeholder={placeholder}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

interface ChoiceProps extends FieldProps {
  name: SettingName;
  label: string;
  choices: readonly string[];
}

function Choice({ name, label, choices, form, change }: ChoiceProps) {
  return (
    <Field name={name} label={label}>
      {(attributes) => (
        <select {...attributes} value={form[name]} onChange={(event) => change({ [name]: event.target.value })}>
          {choices.map((choice) => <option key={choice}>{choice}</option>)}
        </select>
      )}
    </Field>
  );
}
