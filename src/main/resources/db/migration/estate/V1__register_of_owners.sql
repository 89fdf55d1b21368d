-- Buildings, homes, their owners and who owned what when; what was frozen for a vote.

-- One row for each compound with a register. Whoever changes a register locks its row first and raises the version, so
-- that an import can tell whether the register is still the one it was compared with.
create table estate_register (
    compound   varchar(40) primary key references compound (code),
    version    bigint      not null default 0,
    -- Last number given to an owner by the system (O01, O02 …).
    last_owner integer     not null default 0
);

create table building (
    code     varchar(40)  primary key check (code ~ '^[0-9A-Za-z-]+$'),
    compound varchar(40)  not null references compound (code),
    name     varchar(100) not null check (name <> ''),
    storeys  integer      not null check (storeys between 1 and 200),
    lift     boolean      not null,
    unique (compound, name)
);

comment on column building.lift is 'Whether the building has a lift already';

create table home (
    id        bigint generated always as identity primary key,
    building  varchar(40)    not null references building (code),
    entrance  varchar(40)    not null,
    number    varchar(40)    not null check (number <> ''),
    floor     integer        not null check (floor between -9 and 200 and floor <> 0),
    area      numeric(10, 2) not null check (area > 0),
    use       varchar(20)    not null,
    from_day  date,
    until_day date,
    check (until_day is null or from_day is null or until_day > from_day)
);

comment on table home is 'A unit that can be owned (专有部分). Splitting and joining end rows and begin others; nothing is deleted';
comment on column home.entrance is 'Entrance (单元) as the register names it; empty where a building has only one';
comment on column home.area is 'Square metres as in the property register (不动产登记簿), never from drawings or bills';
comment on column home.from_day is 'First day it exists in this form; null for since ever';
comment on column home.until_day is 'First day it no longer exists in this form; null while it does';

create unique index home_number_in_force on home (building, entrance, number) where until_day is null;

-- Which homes came out of which by splitting or joining.
create table home_descent (
    earlier bigint not null references home (id),
    later   bigint not null references home (id),
    day     date   not null,
    primary key (earlier, later)
);

create index home_descent_later on home_descent (later);

-- Which uses count in a vote by heads and area, from a day on until the next row of the same use.
create table home_use_rule (
    use        varchar(20) not null,
    valid_from date        not null,
    counts     boolean     not null,
    source     text        not null check (source <> ''),
    primary key (use, valid_from)
);

insert into home_use_rule (use, valid_from, counts, source) values
    ('RESIDENCE', '1949-10-01', true, '《民法典》第二百七十八条'),
    ('SHOP', '1949-10-01', true, '《民法典》第二百七十八条'),
    ('OFFICE', '1949-10-01', true, '《民法典》第二百七十八条'),
    ('OTHER', '1949-10-01', true, '《民法典》第二百七十八条'),
    ('PARKING', '1949-10-01', false, '《业主大会和业主委员会指导规则》（建房〔2009〕274号）：车位、摊位等是否计入由业主大会议事规则约定；没有约定的先不计入，另有约定的按约定修改'),
    ('STALL', '1949-10-01', false, '《业主大会和业主委员会指导规则》（建房〔2009〕274号）：车位、摊位等是否计入由业主大会议事规则约定；没有约定的先不计入，另有约定的按约定修改');

-- One head: one person, or persons who own together.
create table owner_party (
    id          uuid primary key,
    compound    varchar(40) not null references compound (code),
    code        varchar(40) not null check (code <> ''),
    merged_into uuid references owner_party (id),
    unique (compound, code)
);

comment on column owner_party.code is 'Number of the owner in the compound; no personal data, may be shown where names may not';
comment on column owner_party.merged_into is 'The party this one turned out to be; it then owns nothing and is kept for history';

create table owner_person (
    id        uuid primary key,
    party     uuid    not null references owner_party (id),
    position  integer not null check (position >= 0),
    name      text    not null,
    phone     text,
    mail      text,
    id_tail   text,
    phone_key varchar(64),
    unique (party, position)
);

comment on column owner_person.name is 'Encrypted by the application, as are phone, mail and id_tail';
comment on column owner_person.id_tail is 'Last four characters of the identity document: tells apart persons of one name';
comment on column owner_person.phone_key is 'Keyed fingerprint of the phone number, for finding its owner without opening the others';

create index owner_person_phone on owner_person (phone_key) where phone_key is not null;

create table ownership (
    id          bigint generated always as identity primary key,
    home        bigint      not null references home (id),
    party       uuid        not null references owner_party (id),
    from_day    date,
    until_day   date,
    how         varchar(20) not null,
    reason      text        not null,
    entered_by  varchar(64) not null,
    entered_at  timestamptz not null,
    voided_at   timestamptz,
    voided_by   varchar(64),
    void_reason text,
    check (until_day is null or from_day is null or until_day > from_day),
    check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null)),
    -- At most one party owns a home on any day, whatever two clerks do at once.
    constraint ownership_one_party exclude using gist (
        int8range(home, home, '[]') with &&, daterange(from_day, until_day) with &&) where (voided_at is null)
);

comment on column ownership.from_day is 'First day; null when not known, which counts as since ever';
comment on column ownership.until_day is 'First day of the next owner; null while this one owns it';
comment on column ownership.how is 'How it was acquired: INITIAL as first registered, SALE, GIFT, INHERITANCE, COURT, SPLIT, JOIN, CORRECTION';
comment on column ownership.voided_at is 'When the entry was found to be wrong; it then counts for no day';

create index ownership_home on ownership (home);
create index ownership_party on ownership (party);

-- Every change of a register, as the pages of homes and owners tell it. Names of what changed, no personal values but in a reason.
create table estate_change (
    id       bigint generated always as identity primary key,
    compound varchar(40) not null references compound (code),
    version  bigint      not null,
    kind     varchar(30) not null,
    at       timestamptz not null,
    actor    varchar(64) not null,
    reason   text        not null,
    details  text        not null
);

comment on column estate_change.version is 'Version of the register the change made';

create index estate_change_compound on estate_change (compound, id desc);

create table estate_change_subject (
    change bigint not null references estate_change (id),
    home   bigint references home (id),
    party  uuid references owner_party (id),
    check (num_nonnulls(home, party) = 1)
);

create index estate_change_home on estate_change_subject (home) where home is not null;
create index estate_change_party on estate_change_subject (party) where party is not null;
create index estate_change_whole on estate_change_subject (change);

-- A file somebody uploaded: first looked at, then confirmed or forgotten.
create table estate_import (
    id           uuid primary key,
    compound     varchar(40) not null references compound (code),
    file_name    text        not null,
    content      text,
    uploaded_by  varchar(64) not null,
    uploaded_at  timestamptz not null,
    confirmed_by varchar(64),
    confirmed_at timestamptz,
    version      bigint,
    added        integer,
    changed      integer,
    kept         integer,
    check ((confirmed_at is null) = (version is null))
);

comment on column estate_import.content is 'The file in Base64, encrypted by the application; emptied once confirmed';
comment on column estate_import.version is 'Version of the register the confirmation made; null before';

-- The register as it stood when a vote opened. Rows never change.
create table estate_snapshot (
    id       uuid primary key,
    purpose  varchar(200) not null unique,
    compound varchar(40)  not null references compound (code),
    building varchar(40),
    entrance varchar(40),
    taken_at timestamptz  not null,
    taken_by varchar(64)  not null,
    version  bigint       not null,
    sha256   varchar(64)  not null
);

comment on column estate_snapshot.purpose is 'What it was taken for, such as the number of a vote; taking it again for the same gives the same one';
comment on column estate_snapshot.sha256 is 'Over its homes in order, as EstateSnapshots writes them; may be printed and checked later';

create table estate_snapshot_party (
    snapshot uuid        not null references estate_snapshot (id),
    party    uuid        not null references owner_party (id),
    code     varchar(40) not null,
    masked   text        not null,
    names    text        not null,
    primary key (snapshot, party)
);

comment on column estate_snapshot_party.masked is 'Names as other units may read them, stars for all but the surname';
comment on column estate_snapshot_party.names is 'Full names, encrypted by the application';

create table estate_snapshot_home (
    snapshot uuid           not null references estate_snapshot (id),
    home     bigint         not null references home (id),
    building varchar(40)    not null,
    entrance varchar(40)    not null,
    number   varchar(40)    not null,
    floor    integer        not null,
    area     numeric(10, 2) not null check (area > 0),
    party    uuid           not null,
    primary key (snapshot, home),
    foreign key (snapshot, party) references estate_snapshot_party (snapshot, party)
);

create index estate_snapshot_home_party on estate_snapshot_home (snapshot, party);
create index estate_snapshot_of_party on estate_snapshot_party (party);

create function estate_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % never change', tg_table_name using errcode = 'restrict_violation';
end;
$$;

create trigger estate_snapshot_stays before update or delete or truncate on estate_snapshot
    for each statement execute function estate_refuse_change();
create trigger estate_snapshot_party_stays before update or delete or truncate on estate_snapshot_party
    for each statement execute function estate_refuse_change();
create trigger estate_snapshot_home_stays before update or delete or truncate on estate_snapshot_home
    for each statement execute function estate_refuse_change();
create trigger estate_change_stays before update or delete or truncate on estate_change
    for each statement execute function estate_refuse_change();

-- Nor are rows added later: homes and parties come in the transaction that took the snapshot.
create function estate_refuse_late_row() returns trigger language plpgsql as $$
begin
    if not exists (select from estate_snapshot s where s.id = new.snapshot and s.xmin = pg_current_xact_id()::xid) then
        raise exception 'snapshot % is closed', new.snapshot using errcode = 'restrict_violation';
    end if;
    return new;
end;
$$;

create trigger estate_snapshot_party_closed before insert on estate_snapshot_party
    for each row execute function estate_refuse_late_row();
create trigger estate_snapshot_home_closed before insert on estate_snapshot_home
    for each row execute function estate_refuse_late_row();
