-- Cases of the request room. The engine holds the position of a case, these tables hold the case.

create sequence request_number;

create table service_request (
    number            text primary key,
    channel           text        not null,
    type              text        not null,
    category          text,
    community         text        not null,
    compound          text,
    address           text        not null,
    body              text        not null,
    -- Written by the application in encrypted form.
    requester_name    text,
    requester_phone   text,
    requester_email   text,
    anonymous         boolean     not null,
    facts             jsonb       not null,
    facts_confirmed   boolean     not null,
    status            text        not null,
    intake_note       text,
    detail_asked      text,
    duplicate_of      text references service_request (number),
    tier              text,
    tier_override     text,
    urgency           text,
    unit              text,
    unit_override     text,
    handler           text,
    result            text,
    pending_escalation text,
    limit_from        timestamptz,
    accept_due_at     timestamptz,
    contact_due_at    timestamptz,
    due_at            timestamptz,
    due_provisional   boolean     not null default false,
    contacted_at      timestamptz,
    return_count      integer     not null default 0,
    rework_count      integer     not null default 0,
    bad_ratings       integer     not null default 0,
    urge_count        integer     not null default 0,
    submitted_by      text,
    external_id       text,
    received_at       timestamptz not null,
    closed_at         timestamptz,
    version           integer     not null default 0
);

create unique index service_request_external on service_request (submitted_by, external_id) where external_id is not null;
create index service_request_place on service_request (community, category) where closed_at is null;
create index service_request_main on service_request (duplicate_of) where duplicate_of is not null;

create table request_submission (
    scope     text not null,
    key       text not null,
    body_hash text not null,
    number    text not null references service_request (number),
    primary key (scope, key)
);

create table request_event (
    id       bigint generated always as identity primary key,
    number   text        not null references service_request (number),
    at       timestamptz not null,
    event    text        not null,
    for_public boolean   not null,
    text     text        not null,
    actor    text
);
create index request_event_number on request_event (number, id);

create table request_decision (
    id       bigint generated always as identity primary key,
    number   text        not null references service_request (number),
    at       timestamptz not null,
    decision text        not null,
    version  integer     not null,
    rules    text        not null,
    explanation text
);
create index request_decision_number on request_decision (number);

create table request_escalation (
    id        bigint generated always as identity primary key,
    number    text        not null references service_request (number),
    at        timestamptz not null,
    from_tier text        not null,
    to_tier   text        not null,
    from_unit text        not null,
    reason    text        not null,
    explanation text      not null,
    actor     text
);
create index request_escalation_number on request_escalation (number);

-- One assignable piece of work at a time per case.
create table work_order (
    id            bigint generated always as identity primary key,
    number        text        not null references service_request (number),
    unit          text        not null,
    tier          text        not null,
    dispatched_at timestamptz not null,
    claim_until   timestamptz not null,
    claimed_by    text,
    claimed_at    timestamptz,
    claimed_how   text,
    -- Whom the leader chose, until that person holds it.
    named_to      text,
    finished_at   timestamptz,
    outcome       text,
    statement     text,
    return_reason text,
    hours         numeric(6, 1)
);
create unique index work_order_open on work_order (number) where finished_at is null;
create index work_order_holder on work_order (claimed_by) where finished_at is null;
create index work_order_number on work_order (number);

-- Distinct units that sent a case back; refused by three is a reason of its own.
create table request_refusal (
    number text        not null references service_request (number),
    unit   text        not null,
    reason text        not null,
    at     timestamptz not null
);
create index request_refusal_number on request_refusal (number);

create table request_rating (
    number       text        not null references service_request (number),
    round        integer     not null,
    solved       boolean     not null,
    satisfaction text        not null,
    comment      text,
    source       text        not null,
    given_by     text,
    at           timestamptz not null,
    primary key (number, round)
);

create table department_task (
    id            bigint generated always as identity primary key,
    number        text        not null references service_request (number),
    round         integer     not null,
    department    text        not null,
    leads         boolean     not null,
    task          text        not null,
    due_on        date        not null,
    status        text        not null,
    answer        text,
    remaining     text,
    return_reason text,
    answered_by   text,
    answered_at   timestamptz,
    supervised_at timestamptz
);
create index department_task_number on department_task (number, id);
