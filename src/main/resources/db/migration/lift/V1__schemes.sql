-- What a lift is to cost, who pays what and who is compensated: schemes, each in versions.
create table lift_scheme (
    id         uuid primary key,
    -- Code of the compound, also said by the building; kept so that a list needs no other room's table.
    compound   text not null,
    -- Code of the building in the register.
    building   text not null,
    -- Entrance of the building the lift serves; null when it serves the whole building.
    entrance   text,
    -- Key of the form it was made with: a form sent twice makes one scheme.
    made_key   text not null unique,
    made_by    text not null,
    made_at    timestamptz not null
);
create index lift_scheme_of_compound on lift_scheme (compound, building);

-- A version is changed until it is frozen; after that a change is a new version.
create table lift_scheme_version (
    scheme      uuid    not null references lift_scheme (id),
    version     integer not null check (version >= 1),
    -- Counts the times a draft was saved, so that the second of two who opened it learns that he is late.
    revision    integer not null check (revision >= 0),
    status      text    not null check (status in ('DRAFT', 'FROZEN')),
    name        text    not null,
    -- Administrative code whose tables are asked (440118), and the day they are asked for.
    place       text    not null,
    rules_on    date    not null,
    method      text    not null,
    -- Whether the subsidy of the table is part of the money; the amount it said is a row of lift_scheme_money.
    table_subsidy boolean not null,
    -- What guidance advised as the most for all compensation when it was saved, in per cent of the cost, and who says so;
    -- null where nobody does.
    cap_percent numeric(12, 6),
    cap_basis   text,
    -- Why the compensation goes beyond that; null while it does not.
    cap_reason  text,
    note        text,
    -- Key of the form it was last saved with: the same form again is no second change.
    saved_key   text    not null,
    saved_by    text    not null,
    saved_at    timestamptz not null,
    frozen_by   text,
    frozen_at   timestamptz,
    primary key (scheme, version),
    check ((status = 'FROZEN') = (frozen_at is not null))
);
-- Of each scheme at most one version can still be changed.
create unique index lift_scheme_one_draft on lift_scheme_version (scheme) where status = 'DRAFT';

create table lift_scheme_money (
    scheme  uuid    not null,
    version integer not null,
    -- ITEM: what the lift costs; SUBSIDY: public money, TABLE_SUBSIDY: as the table said; OTHER: funds and investors.
    kind    text    not null check (kind in ('ITEM', 'SUBSIDY', 'TABLE_SUBSIDY', 'OTHER')),
    ordinal integer not null,
    label   text    not null,
    amount  numeric(14, 2) not null check (amount >= 0),
    -- Where the amount comes from: an offer, a notice.
    source  text,
    primary key (scheme, version, kind, ordinal),
    foreign key (scheme, version) references lift_scheme_version (scheme, version)
);

create table lift_scheme_home (
    scheme  uuid    not null,
    version integer not null,
    -- Id of the home in the register; its number, floor and area are those of the day the version was saved.
    home    bigint  not null,
    entrance text,
    number  text    not null,
    floor   integer not null,
    area    numeric(10, 2) not null,
    -- Whether it shares the cost.
    pays    boolean not null,
    -- Its part in per cent, for the table of percentages; null for other methods.
    percent numeric(12, 6),
    -- What it pays, for amounts agreed by hand; null for other methods.
    amount  numeric(14, 2),
    compensation numeric(14, 2) not null check (compensation >= 0),
    compensation_reason text,
    -- What is agreed for when it joins later; null when it takes part.
    joins_later text,
    -- What came out when it was saved; null while it cannot be reckoned. Kept, because tables change.
    -- With as many decimal places as the table writes.
    coefficient numeric,
    share   numeric(14, 2),
    primary key (scheme, version, home),
    foreign key (scheme, version) references lift_scheme_version (scheme, version)
);

-- The version owners are asked about in a vote; they read on their ballot what they would pay.
create table lift_scheme_vote (
    -- Number of the vote. One vote asks about one version; a version may be voted on again.
    vote    text    primary key,
    scheme  uuid    not null,
    version integer not null,
    linked_by text  not null,
    linked_at timestamptz not null,
    foreign key (scheme, version) references lift_scheme_version (scheme, version)
);
create index lift_scheme_vote_of_scheme on lift_scheme_vote (scheme, version);

create function lift_version_is_frozen() returns trigger language plpgsql as $$
begin
    if old.status = 'FROZEN' then
        raise exception 'version % of lift scheme % is frozen', old.version, old.scheme;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger lift_scheme_version_frozen before update or delete on lift_scheme_version
    for each row execute function lift_version_is_frozen();

create function lift_part_is_frozen() returns trigger language plpgsql as $$
declare
    part record;
begin
    if tg_op = 'DELETE' then part := old; else part := new; end if;
    if exists (select 1 from lift_scheme_version v where v.scheme = part.scheme and v.version = part.version
            and v.status = 'FROZEN')
        or tg_op = 'UPDATE' and exists (select 1 from lift_scheme_version v where v.scheme = old.scheme
            and v.version = old.version and v.status = 'FROZEN') then
        raise exception 'version % of lift scheme % is frozen', part.version, part.scheme;
    end if;
    return part;
end
$$;
create trigger lift_scheme_money_frozen before insert or update or delete on lift_scheme_money
    for each row execute function lift_part_is_frozen();
create trigger lift_scheme_home_frozen before insert or update or delete on lift_scheme_home
    for each row execute function lift_part_is_frozen();
