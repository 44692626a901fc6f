-- "if not exists", because schemas that are older than the one history have these tables already.

-- Facts that were decided and not yet sent. Rows of one key are written under the lock of their aggregate, so their ids rise in commit order.
create table if not exists outbox (
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
create index if not exists outbox_by_shard on outbox (shard, id);

-- Facts whose effect is in this schema, per consumer group. Kept longer than any record can come back.
create table if not exists inbox (
    consumer text        not null,
    ce_id    uuid        not null,
    received timestamptz not null default clock_timestamp(),
    primary key (consumer, ce_id)
);
create index if not exists inbox_by_received on inbox (received);

drop table if exists messaging_history;
