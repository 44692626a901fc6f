import { type FormEvent, useEffect, useRef, useState } from "react";
import { api, newKey, reasonOf, Refused } from "../api/client";
import type { Reason } from "../api/types";
import { type Form, type FormErrors, formErrors, toRequest, withModel } from "../form/form";
import { Notice } from "../parts/Notice";
import { usePlatform } from "../platform/context";
import { ClaimButton } from "../purse/ClaimButton";
import { buzz, price } from "./price";
import { PromptFields } from "./PromptFields";
import { Settings } from "./Settings";
import { useQuote } from "./useQuote";

interface Props {
  form: Form;
  setForm: (change: (form: Form) => Form) => void;
}

/** Sends a job. The button shows the price; after it is pressed, each field shows what is wrong with it. */
export function DrawForm({ form, setForm }: Props) {
  const { models, purse, addJob } = usePlatform();
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Reason>();
  const pending = useRef<{ body: string; key: string }>(undefined);

  const first = models[0];
  useEffect(() => {
    if (first) setForm((now) => (now.modelId === "" ? withModel(now, first) : now));
  }, [first, setForm]);

  const errors = formErrors(form);
  const hasPrice = form.modelId !== "" && Object.keys(errors).every((field) => field === "prompt");
  const { quote, refused: quoteRefused } = useQuote(hasPrice ? toRequest(form) : undefined);
  const { label, detail, missing } = price(quote, purse);

  const change = (fields: Partial<Form>) => setForm((now) => ({ ...now, ...fields }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const invalid = Object.keys(errors)[0];
    if (invalid) return document.getElementById(`field-${invalid}`)?.focus();
    setSending(true);
    setRefused(undefined);
    const request = toRequest(form);
    const body = JSON.stringify(request);
    // The same form sent again after a broken connection keeps its Idempotency-Key, so it is one job and paid once.
    if (pending.current?.body !== body) pending.current = { body, key: newKey() };
    try {
      addJob(await api.draw(request, pending.current.key));
      scrollToQueue();
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
      <h1 className="visually-hidden">Draw</h1>
      <PromptFields form={form} change={change} errors={tried ? errors : {}} />
      <Settings
        form={form}
        change={change}
        setForm={setForm}
        errors={tried ? errors : withoutEmpty(errors, form)}
      />
      {quoteRefused && <Notice tone="bad" reason={quoteRefused} />}
      {refused && <Notice tone="bad" reason={refused} />}
      {missing > 0 && (
        <div className="notice note" role="status">
          <p className="notice-sentence">Your purse is {buzz(missing)} short.</p>
          <ClaimButton />
        </div>
      )}
      <div className="form-foot">
        <button className="button primary large" type="submit" disabled={sending}>
          {sending ? "Sending…" : label}
        </button>
        <p className="fine" aria-live="polite">{detail || "You pay only for pictures that are delivered."}</p>
      </div>
    </form>
  );
}

/** Before the first try, empty fields show no error. */
function withoutEmpty(errors: FormErrors, form: Form): FormErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => form[field as keyof Form] !== ""));
}

/** On a phone the queue is below the form, so the page scrolls to the new job. */
function scrollToQueue() {
  const queue = document.getElementById("queue-heading");
  if (queue && queue.getBoundingClientRect().top > innerHeight - 120) queue.scrollIntoView({ behavior: "smooth" });
}
