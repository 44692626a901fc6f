import { type FormEvent, useEffect, useRef, useState } from "react";
import { api, newKey, reasonOf, Refused } from "../api/client";
import type { Reason } from "../api/types";
import { Notice } from "../parts/Notice";
import { usePlatform } from "../platform";
import { ClaimButton } from "../purse/ClaimButton";
import { Settings } from "./Settings";
import { Words } from "./Words";
import { faults, type Form, toRequest, withModel } from "./form";
import { buzz, price } from "./price";
import { useQuote } from "./useQuote";

interface Props {
  form: Form;
  setForm: (change: (form: Form) => Form) => void;
}

/** Words and settings in, a job out. The button carries the price; what is wrong is said at its field when it is pressed. */
export function DrawForm({ form, setForm }: Props) {
  const { models, purse, learn } = usePlatform();
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Reason>();
  const pending = useRef<{ body: string; key: string }>(undefined);

  const first = models[0];
  useEffect(() => {
    if (first) setForm((now) => (now.modelId === "" ? withModel(now, first) : now));
  }, [first, setForm]);

  const found = faults(form);
  const settled = Object.keys(found).every((field) => field === "prompt");
  const { quote, refused: quoteRefused } = useQuote(settled && form.modelId ? toRequest(form) : undefined);
  const { label, detail, missing } = price(quote, purse);

  const change = (fields: Partial<Form>) => setForm((now) => ({ ...now, ...fields }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const wrong = Object.keys(found)[0];
    if (wrong) return document.getElementById(`field-${wrong}`)?.focus();
    setSending(true);
    setRefused(undefined);
    const request = toRequest(form);
    const body = JSON.stringify(request);
    // The same form sent again after a broken connection keeps its key, so it is one job and one price.
    if (pending.current?.body !== body) pending.current = { body, key: newKey() };
    try {
      learn(await api.draw(request, pending.current.key));
      showTheQueue();
      pending.current = undefined;
      setTried(false);
    } catch (thrown) {
      if (thrown instanceof Refused && thrown.status < 500) pending.current = undefined;
      setRefused(reasonOf(thrown));
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="form card" onSubmit={submit} noValidate aria-label="Draw a picture">
      <h1 className="unseen">Draw</h1>
      <Words form={form} change={change} faults={tried ? found : {}} />
      <Settings form={form} change={change} setForm={setForm} faults={tried ? found : withoutEmpty(found, form)} />
      {quoteRefused && <Notice tone="bad" reason={quoteRefused} />}
      {refused && <Notice tone="bad" reason={refused} />}
      {missing > 0 && (
        <div className="notice note" role="status">
          <p className="notice-sentence">Your purse is {buzz(missing)} short.</p>
          <ClaimButton />
        </div>
      )}
      <div className="form-foot">
        <button className="button primary large" type="submit" disabled={sending}>{sending ? "Sending…" : label}</button>
        <p className="fine" aria-live="polite">{detail || "You pay only for pictures that are delivered."}</p>
      </div>
    </form>
  );
}

/** Before the first try, a field that is still empty is not wrong yet. */
function withoutEmpty(found: ReturnType<typeof faults>, form: Form): ReturnType<typeof faults> {
  return Object.fromEntries(Object.entries(found).filter(([field]) => form[field as keyof Form] !== ""));
}

/** On a phone the queue is below the form: whoever has just drawn wants to see it. */
function showTheQueue() {
  const queue = document.getElementById("queue-heading");
  if (queue && queue.getBoundingClientRect().top > innerHeight - 120) queue.scrollIntoView({ behavior: "smooth" });
}
