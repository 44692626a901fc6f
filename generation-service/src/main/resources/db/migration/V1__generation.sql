-- Models of the catalog. A row is an upload first, a model once its files were checked, and stays for the jobs that used it when it retires.
create table model (
    id           uuid primary key,
    publisher    text        not null,
    name         text        not null,
    kind         text        not null,
    state        text        not null check (state in ('UPLOADING', 'PUBLISHED', 'RETIRED')),
    family       text,
    rating       text        not null,
    sha256       text,
    bytes        bigint      not null,
    precision    text,
    parameters   bigint,
    card         text        not null default '',
    width        integer     not null,
    height       integer     not null,
    steps        integer     not null,
    cfg          double precision not null,
    sampler      text        not null,
    schedule     text        not null,
    clip_skip    integer     not null,
    preferred    boolean     not null default false,
    created_at   timestamptz not null,
    published_at timestamptz,
    retired_at   timestamptz,
    constraint published_models_are_known check (state = 'UPLOADING' or (family is not null and sha256 is not null))
);
create unique index model_preferred on model (preferred) where preferred;
create index model_by_publisher on model (publisher) where state = 'UPLOADING';

create table model_file (
    model_id uuid   not null references model on delete cascade,
    path     text   not null,
    sha256   text   not null,
    bytes    bigint not null,
    primary key (model_id, path)
);

-- Image jobs. What was ordered never changes; the rest is the state that the life cycle decides, and the queue that workers claim from.
create table job (
    id              uuid primary key,
    user_id         text        not null,
    created_at      timestamptz not null,
    deadline        timestamptz not null,
    hold_until      timestamptz not null,
    count           integer     not null check (count >= 1),
    unit_price      bigint      not null check (unit_price >= 0),
    price_version   text        not null,
    model_id        uuid        not null references model,
    family          text        not null,
    prompt          text        not null,
    negative_prompt text        not null,
    width           integer     not null,
    height          integer     not null,
    steps           integer     not null,
    cfg             double precision not null,
    sampler         text        not null,
    schedule        text        not null,
    seed            bigint      not null,
    clip_skip       integer     not null,
    traceparent     text,

    state           text        not null check (state in
        ('REQUESTED', 'QUEUED', 'RUNNING', 'SCANNING', 'CANCELLING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    state_since     timestamptz not null,
    due             timestamptz,
    held            boolean     not null default false,
    mature          boolean     not null default false,
    cleared         boolean     not null default false,
    attempt         integer     not null default 0,
    strikes         integer     not null default 0,
    delivered       integer     not null default 0,
    charged         bigint      not null default 0,
    reason_code     text,
    reason_sentence text,
    reason_action   text,
    ended_at        timestamptz,

    priority        smallint    not null default 0,
    queued_at       timestamptz,
    ready_at        timestamptz,
    started_at      timestamptz,
    worker          text,
    lease_until     timestamptz,
    picture         integer,
    step            integer,

    constraint live_jobs_have_a_due_time check ((due is null) = (state in ('COMPLETED', 'FAILED', 'CANCELLED'))),
    constraint running_jobs_have_a_lease check ((lease_until is not null) = (state = 'RUNNING')),
    constraint charged_is_delivered_times_unit check (charged = delivered * unit_price)
);
create index job_by_user on job (user_id, id desc);
create index job_live_by_user on job (user_id) where due is not null;
create index job_due on job (due) where due is not null;
create index job_queue on job (family, queued_at) where state = 'QUEUED';
create index job_lease on job (lease_until) where state = 'RUNNING';
create index job_started on job (family, started_at);

create table picture (
    id              uuid primary key,
    job_id          uuid        not null references job,
    user_id         text        not null,
    index           integer     not null,
    seed            bigint      not null,
    sha256          text        not null,
    object_key      text        not null,
    bytes           bigint      not null,
    width           integer     not null,
    height          integer     not null,
    engine_ms       bigint      not null,
    created_at      timestamptz not null,
    status          text        not null check (status in ('PENDING', 'DELIVERED', 'WITHHELD', 'BLOCKED', 'QUARANTINED')),
    revision        bigint      not null default 0,
    decision        text,
    rating          text,
    reason_code     text,
    reason_sentence text,
    reason_action   text,
    published_at    timestamptz,
    unique (job_id, index),
    constraint public_pictures_are_scanned check (published_at is null or (status = 'DELIVERED' and decision in ('ALLOW', 'RATE')))
);
create index picture_public on picture (published_at desc, id desc) where published_at is not null;
create index picture_speed on picture (created_at);

-- Workers that are alive, for honest waiting times.
create table worker (
    id       text primary key,
    families text        not null,
    slots    integer     not null check (slots >= 1),
    seen_at  timestamptz not null
);

-- Objects that were put, or were about to be, and belong to no picture yet. What stays here was left by a crash and is swept.
create table loose_object (
    object_key text primary key,
    put_at     timestamptz not null default now()
);
create index loose_object_by_age on loose_object (put_at);
