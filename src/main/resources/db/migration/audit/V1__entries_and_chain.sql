create sequence audit_entry_id;

-- Who did what when. Written in the transaction of the act, sealed into a chain afterwards, never changed.
create table audit_entry (
    id           bigint primary key,
    kind         text        not null check (length(kind) between 1 and 40),
    actor        text        not null check (length(actor) between 1 and 100),
    -- What the node's clock said; stored_at is the database's, so that a wrong clock shows.
    happened_at  timestamptz not null,
    stored_at    timestamptz not null,
    subject_type text check (length(subject_type) <= 40),
    subject_id   text check (length(subject_id) <= 200),
    case_number  text check (length(case_number) <= 40),
    reason       text check (length(reason) <= 200),
    details      text check (length(details) <= 500),
    address      text check (length(address) <= 64),
    node         text        not null check (length(node) <= 100),
    times        integer     not null check (times > 0),
    -- By the application's key over all of the above: whoever writes past the application cannot make it.
    mark         bytea       not null check (length(mark) = 32)
);

-- Each search reads one of these backwards from the newest.
create index audit_entry_by_time on audit_entry (happened_at desc, id desc);
create index audit_entry_by_actor on audit_entry (actor, happened_at desc, id desc);
create index audit_entry_by_kind on audit_entry (kind, happened_at desc, id desc);
create index audit_entry_by_case on audit_entry (case_number, happened_at desc, id desc) where case_number is not null;
create index audit_entry_by_subject on audit_entry (subject_id, happened_at desc, id desc) where subject_id is not null;

-- What waits for its seal, so that finding it does not grow with the log. Entries lie here for seconds.
create table audit_unsealed (
    entry_id bigint primary key
);

-- The chain. The position is the order of sealing: neither clock nor id, since an entry may commit after a later one.
create table audit_seal (
    position bigint primary key check (position > 0),
    entry_id bigint not null unique,
    previous bytea  not null check (length(previous) = 32),
    hash     bytea  not null check (length(hash) = 32)
);

-- Up to where the oldest end was purged, so that the rest still verifies.
create table audit_checkpoint (
    position  bigint primary key check (position > 0),
    hash      bytea       not null check (length(hash) = 32),
    purged    bigint      not null check (purged > 0),
    purged_at timestamptz not null,
    mark      bytea       not null check (length(mark) = 32)
);

-- One node takes care of the chain each day; its head is what can be noted elsewhere.
create table audit_day (
    day         date primary key,
    position    bigint      not null,
    hash        bytea       not null,
    noted_at    timestamptz not null
);

create table audit_verification (
    id          bigint generated always as identity primary key,
    verified_at timestamptz not null,
    sound       boolean     not null,
    checked     bigint      not null,
    position    bigint      not null,
    hash        bytea       not null,
    finding     text check (length(finding) <= 500)
);

-- A sign-in by password with every call is noted once per account, address and day.
create table audit_sign_in_day (
    actor   text not null,
    address text not null,
    day     date not null,
    primary key (day, actor, address)
);

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception '审计记录只能追加：不能 % 表 %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create function audit_admit_entry() returns trigger language plpgsql as $$
begin
    if new.stored_at not between clock_timestamp() - interval '1 minute' and clock_timestamp() then
        raise exception '审计记录的入库时间只能是现在' using errcode = 'insufficient_privilege';
    end if;
    insert into audit_unsealed (entry_id) values (new.id);
    return new;
end $$;

create function audit_admit_purge_of_entry() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from audit_seal s
        where s.entry_id = old.id and s.position <= (select max(position) from audit_checkpoint)) then
        raise exception '审计记录只能追加：只有到期清除才能删除' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;

create function audit_admit_purge_of_seal() returns trigger language plpgsql as $$
begin
    if old.position > coalesce((select max(position) from audit_checkpoint), 0)
        or exists (select 1 from audit_entry where id = old.entry_id) then
        raise exception '审计记录只能追加：只有到期清除才能删除' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;

-- 网络安全法 第二十一条: logs are kept for at least six months. No setting can go below it.
create function audit_admit_checkpoint() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from audit_seal s join audit_entry e on e.id = s.entry_id
        where s.position <= new.position
            and greatest(e.stored_at, e.happened_at) > clock_timestamp() - interval '180 days') then
        raise exception '审计记录至少保存 180 天' using errcode = 'insufficient_privilege';
    end if;
    if not exists (select 1 from audit_seal where position = new.position and hash = new.hash) then
        raise exception '清除点必须是链上的一环' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create trigger audit_entry_admit before insert on audit_entry for each row execute function audit_admit_entry();
create trigger audit_entry_keep before update on audit_entry for each row execute function audit_refuse();
create trigger audit_entry_purge before delete on audit_entry for each row execute function audit_admit_purge_of_entry();
create trigger audit_entry_whole before truncate on audit_entry for each statement execute function audit_refuse();

create trigger audit_seal_keep before update on audit_seal for each row execute function audit_refuse();
create trigger audit_seal_purge before delete on audit_seal for each row execute function audit_admit_purge_of_seal();
create trigger audit_seal_whole before truncate on audit_seal for each statement execute function audit_refuse();

create trigger audit_checkpoint_admit before insert on audit_checkpoint
    for each row execute function audit_admit_checkpoint();
create trigger audit_checkpoint_keep before update or delete on audit_checkpoint
    for each row execute function audit_refuse();
create trigger audit_checkpoint_whole before truncate on audit_checkpoint
    for each statement execute function audit_refuse();

-- The only way out for old entries: the oldest end of the chain, leaving a checkpoint.
create function audit_purge(upto bigint, head bytea, entries bigint, at timestamptz, seal_mark bytea)
    returns bigint language plpgsql as $$
declare
    gone bigint;
begin
    insert into audit_checkpoint (position, hash, purged, purged_at, mark) values (upto, head, entries, at, seal_mark);
    delete from audit_entry e using audit_seal s where s.entry_id = e.id and s.position <= upto;
    delete from audit_seal where position <= upto;
    get diagnostics gone = row_count;
    if gone <> entries then
        raise exception '清除的条数不符：应为 %，实为 %', entries, gone;
    end if;
    return gone;
end $$;
