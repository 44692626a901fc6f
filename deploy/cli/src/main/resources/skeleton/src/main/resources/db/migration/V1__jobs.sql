create table seen_job (
    id      uuid primary key,
    user_id text        not null,
    seen_at timestamptz not null default clock_timestamp()
);
create index seen_job_by_user on seen_job (user_id, id desc);
