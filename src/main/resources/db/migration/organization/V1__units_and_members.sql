-- The district's organisation: who exists, who reports to whom, who works where.
-- The engine's users, groups and tenants are derived from these rows.

create table org_unit (
    code          varchar(40)  primary key,
    kind          varchar(20)  not null,
    name          varchar(100) not null,
    -- The unit this one reports to; null only for the district itself.
    superior_code varchar(40)  references org_unit (code),
    -- Number in the corps' own register (B00, F01, T01); null outside the corps.
    corps_number  varchar(10),
    active        boolean      not null default true
);
create index org_unit_superior on org_unit (superior_code);
create index org_unit_kind on org_unit (kind);

-- Housing compounds (小区) of a community.
create table compound (
    code           varchar(40)  primary key,
    name           varchar(100) not null,
    community_code varchar(40)  not null references org_unit (code)
);
create index compound_community on compound (community_code);

-- A person who has an account: worker, leader, volunteer, official.
create table member (
    id                varchar(64)  primary key,
    display_name      varchar(100) not null,
    gender            varchar(10)  not null,
    trained           boolean      not null default false,
    active            boolean      not null default true,
    -- Last day of a suspension, inclusive; null when not suspended.
    suspended_until   date,
    complaint_pending boolean      not null default false,
    skills            text[]       not null default '{}',
    service_hours     numeric(8,1) not null default 0 check (service_hours >= 0),
    -- Open orders the person holds on other platforms; counts against the claim limit.
    orders_elsewhere  integer      not null default 0 check (orders_elsewhere >= 0)
);

-- Joining, leaving and moving close one row and open another; nothing is deleted.
create table membership (
    id         bigint generated always as identity primary key,
    member_id  varchar(64)  not null references member (id),
    unit_code  varchar(40)  not null references org_unit (code),
    role       varchar(10)  not null,
    joined_at  timestamptz  not null,
    left_at    timestamptz,
    check (left_at is null or left_at >= joined_at)
);
create unique index membership_current on membership (member_id, unit_code) where left_at is null;
create index membership_unit on membership (unit_code) where left_at is null;
