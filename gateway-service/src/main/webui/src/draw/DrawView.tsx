import type { Form } from "../form/form";
import { QueueView } from "../queue/QueueView";
import { DrawForm } from "./DrawForm";

interface Props {
  form: Form;
  setForm: (change: (form: Form) => Form) => void;
}

/** The form beside the queue; on a phone the queue is below the form. */
export function DrawView({ form, setForm }: Props) {
  return (
    <div className="draw">
      <DrawForm form={form} setForm={setForm} />
      <QueueView onReuse={(settings) => setForm(() => settings)} form={form} />
    </div>
  );
}
