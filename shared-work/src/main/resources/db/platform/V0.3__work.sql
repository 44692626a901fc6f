-- What waits for a worker or is in a worker's hands. A row leaves when its work is over, so the table is as long as the queue.
--   queue     the kind of work; whoever handles one kind, handles all of its rows
--   pool      whose workers may take it: the family of a checkpoint, for instance
--   owner     between whom turns are shared
--   affinity  what a worker may hold warm for it: the model, for instance
--   rank      the time at which it counts as queued; the order of claims, and of places in the queue
create table work (
    id          uuid primary key,
    queue       text        not null,
    pool        text        not null,
    owner       text        not null,
    affinity    text,
    rank        timestamptz not null,
    queued_at   timestamptz not null,
    ready_at    timestamptz not null,
    expires_at  timestamptz,
    traceparent text,
    attempt     integer     not null default 0,
    worker      text,
    started_at  timestamptz,
    lease_until timestamptz,
    part        integer,
    step        integer,
    constraint work_in_hand_has_a_worker check ((lease_until is null) = (worker is null))
);
-- Claims take from the front of an index and new work comes to its end: what was claimed has to be cleared away soon, or every claim
-- walks over all that was claimed before it.
alter table work set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
create index work_waiting on work (queue, pool, rank, id) where lease_until is null;
create index work_warm on work (queue, pool, affinity, rank, id) where lease_until is null and affinity is not null;
create index work_of_owner on work (queue, owner, rank) where lease_until is null;
create index work_leased on work (queue, lease_until) where lease_until is not null;

-- How much each owner has had lately: seconds by which the next piece counts as queued later, as of a moment. It wears off.
create table work_turn (
    queue   text             not null,
    owner   text             not null,
    seconds double precision not null,
    as_of   timestamptz      not null,
    primary key (queue, owner)
);
create index work_turn_by_age on work_turn (queue, as_of);

-- Workers that are alive, for honest waiting times and for rings that somebody hears.
create table work_crew (
    id      text primary key,
    queue   text        not null,
    pools   text[]      not null,
    slots   integer     not null check (slots >= 1),
    seen_at timestamptz not null
);
