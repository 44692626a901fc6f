-- The first answer to each request that had an Idempotency-Key. "If not exists", because older schemas have the table already.
create table if not exists idempotency (
    owner       text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      smallint    not null,
    body        text,
    location    text,
    created     timestamptz not null default clock_timestamp(),
    primary key (owner, operation, key)
);
create index if not exists idempotency_by_created on idempotency (created);
