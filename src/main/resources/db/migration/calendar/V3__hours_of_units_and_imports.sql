-- Counts every change of the tables of this room; every node compares it with what it has read.
create table calendar_version (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);

insert into calendar_version (version)
values (1);

-- What counted differently from which version on; read by work that must not miss a change made elsewhere.
create table calendar_change (
    version      bigint primary key,
    changed_from date not null,
    -- Null when the change has no end.
    changed_to   date
);

-- Office hours from a day on, until the next row of the same unit.
create table calendar_hours (
    id         bigint generated always as identity primary key,
    unit       text        not null check (unit <> ''),
    valid_from date        not null,
    days       text        not null check (days in ('WORKDAYS', 'EVERY_DAY', 'INHERITED')),
    source     text        not null check (source <> ''),
    changed_by text        not null,
    changed_at timestamptz not null,
    unique (unit, valid_from),
    check (unit <> 'DEFAULT' or days <> 'INHERITED')
);

comment on column calendar_hours.unit is 'Code of the unit; DEFAULT counts where neither a unit nor any of its superiors has hours of its own';
comment on column calendar_hours.days is 'WORKDAYS: open on published workdays; EVERY_DAY: open on days off too; INHERITED: from then on as the superior again';

create table calendar_hours_stretch (
    hours_id bigint not null references calendar_hours (id) on delete cascade,
    opens    time   not null,
    -- Not after opens: the next day. 00:00 to 00:00 is round the clock.
    closes   time   not null check (closes < time '24:00'),
    primary key (hours_id, opens)
);

insert into calendar_hours (unit, valid_from, days, source, changed_by, changed_at)
select distinct desk, date '1949-10-01', 'WORKDAYS', '缺省办公时间，各区可按本地通知调整', 'system', now()
from calendar_office_hours;

insert into calendar_hours_stretch (hours_id, opens, closes)
select hours.id, old.opens, old.closes
from calendar_office_hours old
         join calendar_hours hours on hours.unit = old.desk;

drop table calendar_office_hours;

-- A file somebody uploaded: first looked at, then confirmed or forgotten.
create table calendar_import (
    id           uuid primary key,
    year         integer     not null check (year between 1949 and 2199),
    source       text        not null check (source <> ''),
    file_name    text        not null,
    content      text        not null,
    uploaded_by  text        not null,
    uploaded_at  timestamptz not null,
    -- What the confirmation brought; null before.
    confirmed_by text,
    confirmed_at timestamptz,
    version      bigint unique,
    days_off     integer,
    workdays     integer,
    changed_from date,
    changed_to   date,
    check ((confirmed_at is null) = (version is null)),
    check ((changed_from is null) = (changed_to is null))
);

comment on column calendar_import.changed_from is 'First day that counts differently since; null when nothing changed';
