-- Three clocks per case, the limits they were set by, what they were told at, and the times they stood still.

alter table service_request
    add column accept_limit     text,
    add column contact_limit    text,
    add column result_limit     text,
    -- How long an extension may be in this tier, as the limits table says; null where there is none.
    add column extension_limit  text,
    -- The versions of limits table and work calendar the instants were computed with.
    add column limit_version    integer,
    add column calendar_version bigint,
    -- When the accept clock began: on receipt, and again whenever the case is sent to another unit.
    add column accept_from      timestamptz,
    add column accepted_at      timestamptz,
    add column handled_at       timestamptz,
    -- The highest mark, in percent of the limit, that was told so far.
    add column accept_told      integer not null default 0,
    add column contact_told     integer not null default 0,
    add column result_told      integer not null default 0,
    -- When a red light was told last.
    add column reminded_at      timestamptz,
    -- Why the clocks stand still: DETAIL, WAITING or ON_BOOKS; null while they run.
    add column stop_kind        text,
    add column stopped_at       timestamptz,
    add column resume_at        timestamptz,
    -- Code of the unit that has to decide something before work goes on; null when nobody has to.
    add column review_unit      text,
    -- How often the case was sent out in this round; from the fourth time on the platform names who keeps it.
    add column dispatch_count   integer not null default 0,
    add column named_unit       boolean not null default false;

update service_request set accept_from = limit_from;
update service_request set accepted_at = received_at where handler is not null or status in ('AWAITING_RATING', 'CLOSED');
update service_request set handled_at = coalesce(closed_at, now()) where status in ('AWAITING_RATING', 'CLOSED');
update service_request set dispatch_count = (select count(*) from work_order o where o.number = service_request.number);

-- Every wish to stop a clock or to lengthen a limit, who decided on it, and when the clocks stood still.
create table clock_stop (
    id          bigint generated always as identity primary key,
    number      text        not null references service_request (number),
    -- DETAIL (asked at intake), WAITING, EXTENSION or ON_BOOKS.
    kind        text        not null,
    tier        text,
    reason      text        not null,
    -- Until when it was asked for; for an extension null.
    asked_until timestamptz,
    asked_by    text,
    asked_at    timestamptz not null,
    -- GRANTED, REFUSED or LAPSED; null while nobody has decided.
    decision    text,
    decided_by  text,
    decided_at  timestamptz,
    comment     text,
    -- An extension's length as granted.
    granted     text,
    from_at     timestamptz,
    until_at    timestamptz,
    resumed_at  timestamptz,
    resumed_how text
);
create index clock_stop_number on clock_stop (number, id);
-- One wish at a time, one standstill at a time, one extension per tier and round: kept by the database.
create unique index clock_stop_open on clock_stop (number) where decision is null or (from_at is not null and resumed_at is null);
