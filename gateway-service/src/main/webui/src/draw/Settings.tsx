import { Field } from "../parts/Field";
import { usePlatform } from "../platform";
import { COUNT_MAX, type Faults, type Form, SAMPLERS, SCHEDULES, shapes, withModel } from "./form";

interface Props {
  form: Form;
  change: (fields: Partial<Form>) => void;
  setForm: (change: (form: Form) => Form) => void;
  faults: Faults;
}

/** Everything but the words. Model, shape and count are always in sight; the rest opens on demand, and by itself when something there is wrong. */
export function Settings({ form, change, setForm, faults }: Props) {
  const { models } = usePlatform();
  const model = models.find((candidate) => candidate.id === form.modelId);
  const wrong = ["width", "height", "steps", "cfg", "seed"].some((field) => faults[field as keyof Form]);
  return (
    <>
      <Field name="model" label="Model">
        {(wiring) => (
          <select
            {...wiring}
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
      <details className="more" open={wrong || undefined}>
        <summary>Fine settings <span className="fine">{summary(form)}</span></summary>
        <div className="grid">
          <Number name="steps" label="Steps" form={form} change={change} faults={faults} />
          <Number name="cfg" label="Guidance" form={form} change={change} faults={faults} />
          <Choice name="sampler" label="Sampler" choices={SAMPLERS} form={form} change={change} />
          <Choice name="schedule" label="Schedule" choices={SCHEDULES} form={form} change={change} />
          <Number name="width" label="Width" form={form} change={change} faults={faults} />
          <Number name="height" label="Height" form={form} change={change} faults={faults} />
          <Number name="seed" label="Seed" placeholder="random" form={form} change={change} faults={faults} />
        </div>
      </details>
    </>
  );
}

function summary(form: Form): string {
  const seed = form.seed ? `seed ${form.seed}` : "random seed";
  return `${form.steps} steps, guidance ${form.cfg}, ${form.sampler}${form.schedule === "karras" ? " Karras" : ""}, ${seed}`;
}

interface Part {
  form: Form;
  change: (fields: Partial<Form>) => void;
}

function Shapes({ form, change, choices }: Part & { choices: ReturnType<typeof shapes> }) {
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

function Counts({ form, change }: Part) {
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

interface NumberPart extends Part {
  name: "steps" | "cfg" | "width" | "height" | "seed";
  label: string;
  placeholder?: string;
  faults: Faults;
}

function Number({ name, label, placeholder, form, change, faults }: NumberPart) {
  return (
    <Field name={name} label={label} fault={faults[name]}>
      {(wiring) => (
        <input
          {...wiring}
          inputMode={name === "cfg" ? "decimal" : "numeric"}
          autoComplete="off"
          placeholder={placeholder}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

function Choice({ name, label, choices, form, change }: Part & { name: "sampler" | "schedule"; label: string; choices: readonly string[] }) {
  return (
    <Field name={name} label={label}>
      {(wiring) => (
        <select {...wiring} value={form[name]} onChange={(event) => change({ [name]: event.target.value })}>
          {choices.map((choice) => <option key={choice}>{choice}</option>)}
        </select>
      )}
    </Field>
  );
}
