-- Working time as reference data. A year with a row in calendar_year is complete:
-- a day of it that has no row in calendar_day follows the week (Monday to Friday is worked).
create table calendar_year (
    year   integer primary key check (year between 1949 and 2199),
    source text    not null check (source <> '')
);

comment on column calendar_year.source is 'Where the days of this year were published';

create table calendar_day (
    day  date primary key,
    kind text not null check (kind in ('OFF', 'WORKDAY')),
    name text not null check (name <> ''),
    -- A day can only be kept for a year whose source is known.
    year integer generated always as (extract(year from day)::integer) stored references calendar_year (year)
);

comment on column calendar_day.kind is 'OFF: not worked although Monday to Friday, or inside a holiday; WORKDAY: worked although a weekend';
comment on column calendar_day.name is 'The holiday the day belongs to, also for a workday adjusted for it';

create table calendar_office_hours (
    desk   text not null check (desk <> ''),
    opens  time not null,
    closes time not null,
    primary key (desk, opens),
    check (opens < closes)
);

comment on table calendar_office_hours is 'One row per stretch of office time, e.g. morning and afternoon; desk DEFAULT counts where no other is named';

insert into calendar_office_hours (desk, opens, closes)
values ('DEFAULT', '08:30', '12:00'),
       ('DEFAULT', '14:00', '17:30');
