import type { Form } from "../form/form";
import { ended } from "../job/status";
import { usePlatform } from "../platform/context";
import { JobCard } from "./JobCard";

interface Props {
  form: Form;
  onReuse: (settings: Form) => void;
}

const RECENT = 8;

/** The jobs that have not ended, then the last ones that have. */
export function QueueView({ form, onReuse }: Props) {
  const { jobs, loaded } = usePlatform();
  const open = jobs.filter((job) => !ended(job));
  const recent = jobs.filter(ended).slice(0, RECENT);
  return (
    <section className="queue" aria-labelledby="queue-heading">
      <h2 id="queue-heading">Queue</h2>
      {!loaded && <p className="empty" role="status">Reading your jobs…</p>}
      {loaded && jobs.length === 0 && (
        <p className="empty">Nothing yet. Say what you want to see and press Draw: it appears here, step by step.</p>
      )}
      <ul className="jobs">
        {[...open, ...recent].map((job) => (
          <li key={job.id}><JobCard job={job} form={form} onReuse={onReuse} /></li>
        ))}
      </ul>
    </section>
  );
}
