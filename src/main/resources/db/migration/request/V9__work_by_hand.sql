-- What a leader did to many tasks at once, so that the same list sent twice does nothing twice.
create table work_act (
    actor   text        not null,
    key     text        not null,
    task    text        not null,
    outcome text        not null,
    at      timestamptz not null,
    primary key (actor, key, task)
);
create index work_act_at on work_act (at);

-- Reminders by hand: a holder gets one in a while, however many tasks are ticked and whoever ticks them.
create table work_reminder (
    id     bigint generated always as identity primary key,
    holder text        not null,
    number text        not null references service_request (number),
    actor  text        not null,
    at     timestamptz not null
);
create index work_reminder_holder on work_reminder (holder, at);
