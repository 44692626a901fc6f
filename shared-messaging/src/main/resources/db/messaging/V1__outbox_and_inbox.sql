-- Facts that were decided and not yet sent. Rows of one key are written under the lock of their aggregate, so their ids rise in commit order.
create table outbox (
    id          bigint generated always as identity primary key,
    shard       smallint    not null,
    ce_id       uuid        not null,
    type        text        not null,
    topic       text        not null,
    key         text        not null,
    body        text        not null,
    traceparent text,
    created     timestamptz not null default clock_timestamp()
);
create index outbox_by_shard on outbox (shard, id);

-- Facts whose effect is in this schema, per consumer group. Kept longer than any record can come back.
create table inbox (
    consumer text        not null,
    ce_id    uuid        not null,
    received timestamptz not null default clock_timestamp(),
    primary key (consumer, ce_id)
);
create index inbox_by_received on inbox (received);
