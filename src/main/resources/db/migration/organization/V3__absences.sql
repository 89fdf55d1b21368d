-- Leave (请假) of members: from when to when, who stands in. Nothing is deleted; what is taken back is marked.
create table absence (
    id            uuid        primary key,
    member_id     varchar(64) not null references member (id),
    from_day      date        not null,
    -- Last day, inclusive.
    to_day        date        not null,
    -- Takes over what the person holds; null when it goes back to the unit.
    substitute    varchar(64) references member (id),
    registered_by varchar(64) not null,
    registered_at timestamptz not null,
    cancelled_by  varchar(64),
    cancelled_at  timestamptz,
    check (to_day >= from_day),
    check (substitute <> member_id)
);
-- Of two registrations of the same leave at the same moment one is stored; overlaps are looked for under the member's lock.
create unique index absence_once on absence (member_id, from_day) where cancelled_at is null;
create index absence_days on absence (to_day) where cancelled_at is null;
