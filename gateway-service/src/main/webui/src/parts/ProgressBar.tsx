interface Props {
  label: string;
  fraction?: number | undefined;
}

/** A progress bar; without a fraction it shows that work goes on, but not how much is done. */
export function ProgressBar({ label, fraction }: Props) {
  const percent = fraction === undefined ? undefined : Math.round(fraction * 100);
  return (
    <div
      className={`bar${percent === undefined ? " unknown" : ""}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className="bar-fill" style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
