-- The table's name and, one line per matching rule, the rules' own descriptions as they read when they decided: an older
-- version of a table may be gone by the time somebody asks.
alter table request_decision
    add column table_name   text,
    add column descriptions text;

-- Who held a case from when to when (时间账). Entries of a case follow each other without gap or overlap: the next begins
-- at the instant the last ended; the first begins with the receipt, the last ends with the case.
create table request_ledger (
    number  text        not null references service_request (number),
    seq     integer     not null,
    from_at timestamptz not null,
    -- Null while it lasts.
    to_at   timestamptz,
    phase   text        not null,
    unit    text,
    holder  text,
    primary key (number, seq),
    check (to_at >= from_at)
);
create unique index request_ledger_open on request_ledger (number) where to_at is null;
create index request_ledger_period on request_ledger (to_at, from_at);

-- How the time before this table passed is not known entry by entry.
insert into request_ledger (number, seq, from_at, to_at, phase, unit)
select number, 1, received_at, greatest(coalesce(closed_at, now()), received_at), 'EARLIER', unit
from service_request;

insert into request_ledger (number, seq, from_at, phase, unit, holder)
select r.number, 2, greatest(now(), r.received_at), s.phase,
       case when s.phase in ('TRIAGE', 'DETAIL') then 'intake-clerk'
            when s.phase = 'RATING' then 'callback-clerk'
            when s.phase in ('REVIEW', 'REDISPATCH') then r.review_unit
            else r.unit end,
       case when s.phase in ('HANDLING', 'WAITING', 'ON_BOOKS') then r.handler end
from service_request r
     cross join lateral (
         select case when r.stop_kind in ('WAITING', 'ON_BOOKS') then r.stop_kind
                     when r.status = 'RETURNED_FOR_DETAIL' then 'DETAIL'
                     when r.status = 'RECEIVED' or r.unit is null then 'TRIAGE'
                     when r.review_unit = 'intake-clerk' then 'REDISPATCH'
                     when r.review_unit is not null then 'REVIEW'
                     when r.status = 'AWAITING_RATING' then 'RATING'
                     when r.tier = 'MAJOR' or r.handler is not null then 'HANDLING'
                     else 'OFFERED' end) s (phase)
where r.closed_at is null;
