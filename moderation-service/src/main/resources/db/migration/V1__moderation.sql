-- The answer that was given on a job's prompt; asked again, the same answer is given again, whatever the policy is by then.
create table screening (
    job      uuid primary key,
    answer   jsonb       not null,
    screened timestamptz not null
);

-- Pictures that wait for their scan, and those that had it. A claimed row is due again when its claim runs out.
create table scan (
    image       uuid primary key,
    fact        jsonb       not null,
    state       text        not null check (state in ('WAITING', 'DONE')),
    attempts    int         not null default 0,
    received    timestamptz not null,
    due         timestamptz not null,
    sha256      text        not null,
    hash        bit(256),
    quality     int,
    traceparent text
);
create index scan_waiting on scan (due) where state = 'WAITING';

-- What holds on a subject now. The verdicts and rulings below are what it follows from.
create table subject_case (
    kind     text        not null,
    id       uuid        not null,
    owner    text        not null,
    revision bigint      not null,
    primary key (kind, id)
);

create table verdict (
    number bigint generated always as identity primary key,
    kind   text        not null,
    id     uuid        not null,
    body   jsonb       not null,
    heard  timestamptz not null,
    foreign key (kind, id) references subject_case
);
create unique index verdict_once on verdict (kind, id, md5(body::text));

create table review (
    id       uuid primary key,
    kind     text        not null,
    subject  uuid        not null,
    owner    text        not null,
    state    text        not null check (state in ('OPEN', 'DECIDED')),
    revision bigint      not null,
    standing jsonb       not null,
    opened   timestamptz not null,
    due      timestamptz not null,
    decided  timestamptz,
    foreign key (kind, subject) references subject_case
);
create unique index review_open_once on review (kind, subject) where state = 'OPEN';
create index review_queue on review (due, id) where state = 'OPEN';

-- What moderators signed. The latest one counts; it stands in for the verdicts up to a number.
create table ruling (
    number    bigint generated always as identity primary key,
    kind      text        not null,
    id        uuid        not null,
    body      jsonb       not null,
    overrides bigint      not null,
    signed    timestamptz not null,
    foreign key (kind, id) references subject_case
);
create index ruling_by_subject on ruling (kind, id, number desc);

-- Pictures that are not shown here, whoever brings them.
create table blocked_picture (
    kind    text        not null,
    source  uuid        not null,
    sha256  text        not null,
    hash    bit(256),
    listed  timestamptz not null,
    primary key (kind, source)
);
create index blocked_picture_by_sha256 on blocked_picture (sha256);

-- Verdicts and rulings are evidence: written once, never changed, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger verdict_is_never_changed before update or delete on verdict for each row execute function refuse_change();
create trigger ruling_is_never_changed before update or delete on ruling for each row execute function refuse_change();

-- A revision only grows.
create function refuse_older_revision() returns trigger language plpgsql as $$
begin
    if new.revision < old.revision then
        raise exception 'revision of % % would fall', old.kind, old.id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger revision_only_grows before update on subject_case for each row execute function refuse_older_revision();
