-- One row a user. Whoever changes a user's money locks it first, so everything about one user happens in one order.
create table purse (
    owner          text primary key,
    last_allowance date,
    opened         timestamptz not null
);

-- Balances. The journal is the truth; these rows are its sums, kept so that a floor can be checked and a balance read at once.
-- Ids compare by bytes: rows are locked in the order in which Java sorts them.
create table account (
    id      text collate "C" primary key,
    kind    text   not null check (kind in ('PURSE', 'MINT', 'SALES', 'BREAKAGE')),
    owner   text references purse,
    bucket  text check (bucket in ('ALLOWANCE', 'BLUE', 'GREEN', 'YELLOW')),
    day     date,
    expires timestamptz,
    posted  bigint not null default 0,
    held    bigint not null default 0,
    version bigint not null default 0,
    constraint account_is_of_a_purse_or_the_house check ((kind = 'PURSE') = (owner is not null) and (kind = 'PURSE') = (bucket is not null)),
    constraint allowance_has_a_day check ((bucket = 'ALLOWANCE') = (day is not null) and (day is null) = (expires is null)),
    constraint held_is_not_negative check (held >= 0),
    constraint purse_is_not_overdrawn check (kind <> 'PURSE' or posted >= held)
);
create index account_by_owner on account (owner) where owner is not null;
create index account_by_expiry on account (expires) where expires is not null and posted > held;

create table entry (
    id        bigint generated always as identity primary key,
    kind      text        not null check (kind in ('GRANT', 'CAPTURE', 'FORFEIT', 'LAPSE')),
    owner     text        not null references purse,
    reference text        not null,
    at        timestamptz not null,
    written   timestamptz not null default clock_timestamp()
);
-- What happened once in the world is written once. An allowance can lapse again when a clock was set back in between.
create unique index entry_once on entry (owner, kind, reference) where kind <> 'LAPSE';

create table posting (
    entry           bigint not null references entry,
    account         text collate "C" not null references account,
    owner           text,
    amount          bigint not null check (amount <> 0),
    account_balance bigint not null,
    purse_balance   bigint,
    primary key (entry, account),
    check ((owner is null) = (purse_balance is null))
);
create index posting_by_account on posting (account);
create index posting_by_owner on posting (owner, entry desc, account desc) where owner is not null;

create table hold (
    id       uuid primary key,
    owner    text        not null references purse,
    state    text        not null check (state in ('HELD', 'CAPTURED', 'RELEASED', 'EXPIRED', 'REFUSED', 'TOMBSTONE')),
    count    int         not null check (count >= 0),
    unit     bigint      not null check (unit >= 0),
    captured bigint      not null default 0 check (captured >= 0),
    released bigint      not null default 0 check (released >= 0),
    expires  timestamptz,
    placed   timestamptz not null,
    closed   timestamptz
);
create index hold_open_by_expiry on hold (expires) where state = 'HELD';

create table hold_part (
    hold     uuid   not null references hold,
    place    int    not null,
    account  text collate "C" not null references account,
    amount   bigint not null check (amount > 0),
    captured bigint not null default 0 check (captured between 0 and amount),
    primary key (hold, place)
);
create index hold_part_by_account on hold_part (account);

-- The journal is written once and never changed, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger entry_is_never_changed before update or delete on entry for each row execute function refuse_change();
create trigger posting_is_never_changed before update or delete on posting for each row execute function refuse_change();
create trigger entry_is_never_emptied before truncate on entry for each statement execute function refuse_change();
create trigger posting_is_never_emptied before truncate on posting for each statement execute function refuse_change();
create trigger hold_is_never_deleted before delete on hold for each row execute function refuse_change();

-- An entry balances at the end of its transaction, or the transaction does not end.
create function require_balance() returns trigger language plpgsql as $$
declare
    number bigint := case tg_table_name when 'entry' then (to_jsonb(new) ->> 'id') else (to_jsonb(new) ->> 'entry') end;
    lines  bigint;
    total  numeric;
begin
    select count(*), coalesce(sum(amount), 0) into lines, total from posting where entry = number;
    if lines < 2 or total <> 0 then
        raise exception 'entry % has % postings that add up to %', number, lines, total using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger entry_balances after insert on entry
    deferrable initially deferred for each row execute function require_balance();
create constraint trigger posting_balances after insert on posting
    deferrable initially deferred for each row execute function require_balance();

-- A hold is resolved once.
create function refuse_second_resolution() returns trigger language plpgsql as $$
begin
    if old.state <> 'HELD' then
        raise exception 'hold % is % and stays so', old.id, old.state using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger hold_is_resolved_once before update on hold for each row execute function refuse_second_resolution();
