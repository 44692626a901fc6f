export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <path d="M23 10.5A9 9 0 1 0 23 21.5" fill="none" stroke="var(--gold)" strokeWidth="3.6" strokeLinecap="round" />
        <circle cx="17" cy="16" r="3.4" fill="var(--coral)" />
      </svg>
      civstack
    </span>
  );
}
