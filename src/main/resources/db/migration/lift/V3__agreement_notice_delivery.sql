-- From the written agreement to the lift in use: agreement and signatures, public notice and objections, stamp and permit,
-- works and registration, and what goes on for years afterwards. Cases are named by their number.

-- The written agreement of a case. A case that goes back to talks gets another edition; the earlier ones stay.
create table lift_agreement (
    id             uuid primary key,
    lift           text    not null references lift_case (number),
    edition        integer not null check (edition >= 1),
    -- The frozen version its figures come from.
    scheme         uuid    not null,
    scheme_version integer not null,
    drawn_by       text    not null,
    drawn_at       timestamptz not null,
    -- When it was found complete and printed; null while it is being signed. From then on nothing of it changes.
    settled_at     timestamptz,
    settled_by     text,
    -- The printed paper and its fingerprint, 64 hexadecimal digits.
    paper          uuid,
    sha256         text,
    unique (lift, edition),
    foreign key (scheme, scheme_version) references lift_scheme_version (scheme, version),
    check ((settled_at is null) = (sha256 is null))
);
-- Of a case at most one agreement is being signed.
create unique index lift_agreement_one_open on lift_agreement (lift) where settled_at is null;

-- The parts the table lift-agreement-part asked for when it was drawn up, in its order.
create table lift_agreement_part (
    agreement uuid    not null references lift_agreement (id),
    -- Code of the table.
    part      text    not null,
    ordinal   integer not null,
    label     text    not null,
    hint      text,
    -- Encrypted: applicant and manager are people. Null while nothing is written.
    text      text,
    saved_by  text,
    saved_at  timestamptz,
    primary key (agreement, part)
);

-- One line for each home of the frozen scheme.
create table lift_agreement_home (
    agreement  uuid    not null references lift_agreement (id),
    -- Id of the home in the register, and its owner on the day the agreement was drawn up.
    home       bigint  not null,
    party      uuid,
    -- Part of the home itself is used (a wall, a balcony): without this owner's signature there is no agreement.
    own_part   boolean not null default false,
    signed_at  timestamptz,
    -- PAPER: signed by hand, a photo is kept; LINK: by the owner's own link.
    channel    text check (channel in ('PAPER', 'LINK')),
    -- Why the owner does not sign; null unless that was said.
    declined   text,
    recorded_by text,
    recorded_at timestamptz,
    primary key (agreement, home),
    check ((signed_at is null) = (channel is null)),
    check (signed_at is null or declined is null)
);

create function lift_agreement_is_settled() returns trigger language plpgsql as $$
declare
    part record;
begin
    if tg_op = 'DELETE' then part := old; else part := new; end if;
    if exists (select 1 from lift_agreement a where a.id = part.agreement and a.settled_at is not null) then
        raise exception 'agreement % is settled', part.agreement;
    end if;
    return part;
end
$$;
create trigger lift_agreement_part_settled before insert or update or delete on lift_agreement_part
    for each row execute function lift_agreement_is_settled();
create trigger lift_agreement_home_settled before insert or update or delete on lift_agreement_home
    for each row execute function lift_agreement_is_settled();

-- A public notice on the spot. Notices that are put up again are further editions.
create table lift_notice (
    id         uuid primary key,
    lift       text    not null references lift_case (number),
    edition    integer not null check (edition >= 1),
    posted_on  date    not null,
    places     text    not null,
    -- As the table lift-notice-period said: how many days of which kind, which rule, which version of the table.
    days       integer not null check (days >= 1),
    day_kind   text    not null check (day_kind in ('CALENDAR', 'WORKDAYS')),
    basis      text,
    table_version integer not null,
    -- The last day, and the first instant that lies after it.
    ends_on    date    not null,
    ends_at    timestamptz not null,
    posted_by  text    not null,
    posted_at  timestamptz not null,
    -- PASSED: goes on; BACK: to be talked about again; AGAIN: to be put up again. Null while it is not concluded.
    conclusion text check (conclusion in ('PASSED', 'BACK', 'AGAIN')),
    note       text,
    concluded_by text,
    concluded_at timestamptz,
    unique (lift, edition),
    check ((conclusion is null) = (concluded_at is null))
);
create unique index lift_notice_one_open on lift_notice (lift) where conclusion is null;

create table lift_objection (
    id        uuid primary key,
    notice    uuid    not null references lift_notice (id),
    lift      text    not null,
    -- Number within the case, from 1: how people name it.
    ordinal   integer not null,
    -- The home that objects and its owner; home is null for somebody who owns none here.
    home      bigint,
    party     uuid,
    -- Name of the objector, encrypted; null where the owner stands in the register.
    objector  text,
    -- What it is about: LIGHT, NOISE, AIR, VALUE, GROUND, PRIVACY, OTHER.
    kind      text    not null check (kind in ('LIGHT', 'NOISE', 'AIR', 'VALUE', 'GROUND', 'PRIVACY', 'OTHER')),
    -- Encrypted: people write about themselves and their neighbours.
    text      text    not null,
    channel   text    not null check (channel in ('PAPER', 'LINK')),
    -- When it was handed in, which decides whether it is in time, and when it was entered.
    received_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text,
    answer_by timestamptz not null,
    -- OPEN; MEDIATION: being mediated; SETTLED: agreed upon; CHANGED: the scheme is changed; UNRESOLVED: answered, not
    -- agreed; TAKEN_BACK.
    status    text    not null check (status in ('OPEN', 'MEDIATION', 'SETTLED', 'CHANGED', 'UNRESOLVED', 'TAKEN_BACK')),
    mediation text,
    -- What was decided by the desk, to be told when the run of the objection ends.
    result    text,
    measures  text,
    settled_by text,
    settled_at timestamptz,
    told_at   timestamptz,
    scope_key text    not null,
    request_key text  not null,
    content   text    not null,
    unique (lift, ordinal),
    unique (scope_key, request_key)
);
create index lift_objection_of_notice on lift_objection (notice);

-- Stamp of the street and planning permit, each time they were decided on.
create table lift_decision (
    id        uuid primary key,
    lift      text    not null references lift_case (number),
    kind      text    not null check (kind in ('STAMP', 'PERMIT')),
    granted   boolean not null,
    applied_on date,
    decided_on date   not null,
    number    text,
    reason    text,
    decided_by text   not null,
    recorded_at timestamptz not null
);
create index lift_decision_of_lift on lift_decision (lift, kind);

-- Steps of works and delivery; milestones, works and inspections may come several times.
create table lift_step (
    id        uuid primary key,
    lift      text    not null references lift_case (number),
    step      text    not null check (step in ('DRAWINGS', 'WORKS_PERMIT', 'REGULATOR', 'MILESTONE', 'WORKS_DONE',
        'INSPECTION', 'ACCEPTANCE', 'REGISTRATION', 'SUBSIDY', 'MAINTENANCE')),
    -- What it is called where the step has several (a milestone).
    label     text,
    -- Which one of its kind, from 1: photos are kept by it.
    ordinal   integer not null,
    applied_on date,
    happened_on date  not null,
    -- Number of the certificate, report or contract.
    number    text,
    -- Who issued it or did it: an institution, a firm.
    body      text,
    -- Whether it passed; null where nothing is judged.
    passed    boolean,
    next_on   date,
    note      text,
    recorded_by text  not null,
    recorded_at timestamptz not null
);
create unique index lift_step_of_lift on lift_step (lift, step, ordinal);

-- What follows from acceptance; one row per case that came so far.
create table lift_delivery (
    lift          text primary key references lift_case (number),
    accepted_on   date not null,
    in_use_on     date,
    -- Last day for the registration, when to remind, by version of the table lift-delivery-limit.
    register_by   date not null,
    remind_on     date not null,
    table_version integer not null,
    registered_on date,
    -- Number of the registration; null before.
    registration  text,
    overdue_told_on date,
    -- Who manages and uses it, encrypted; by whom and until when it is maintained; the month of its inspections.
    manager       text,
    maintainer    text,
    maintained_until date,
    inspection_month integer check (inspection_month between 1 and 12)
);

create table lift_subsidy_claim (
    lift         text primary key references lift_case (number),
    claimed      boolean not null,
    amount       numeric(14, 2) check (amount >= 0),
    -- What the table lift-subsidy said on that day; null when it promises nothing.
    table_amount numeric(14, 2),
    basis        text,
    table_version integer,
    community_on date,
    street_on    date,
    published_on date,
    paid_on      date,
    reason       text,
    recorded_by  text not null,
    recorded_at  timestamptz not null,
    check (not claimed or amount is not null)
);

-- Lifts in use: the book that is kept as long as they run.
create table lift_in_use (
    lift         text primary key references lift_case (number),
    compound     text not null,
    building     text not null,
    entrance     text,
    registration text not null,
    -- Who manages and uses it; encrypted, since that may be an owner.
    manager      text not null,
    maintainer   text not null,
    maintained_until date not null,
    in_use_on    date not null,
    inspection_month integer not null check (inspection_month between 1 and 12),
    next_inspection_on date not null,
    -- The inspection day a reminder was sent for last.
    reminded_for date,
    maintenance_reminded_for date,
    revision     integer not null default 0
);
create index lift_in_use_of_compound on lift_in_use (compound, building);

create table lift_inspection (
    lift      text not null references lift_in_use (lift),
    due_on    date not null,
    held_on   date not null,
    number    text not null,
    body      text not null,
    passed    boolean not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    request_key text not null,
    primary key (lift, request_key)
);

-- Homes that join later and pay their share; the order decides who gets what back.
create table lift_joiner (
    lift      text    not null references lift_in_use (lift),
    ordinal   integer not null check (ordinal >= 1),
    home      bigint  not null,
    joined_on date    not null,
    -- RECKONED: by the frozen coefficients; AGREED: by hand, where the method has none.
    manner    text    not null check (manner in ('RECKONED', 'AGREED')),
    amount    numeric(14, 2) not null check (amount > 0),
    recorded_by text  not null,
    recorded_at timestamptz not null,
    primary key (lift, ordinal),
    unique (lift, home)
);

-- What the others get back of it; the sum is the joiner's amount to the fen.
create table lift_joiner_refund (
    lift      text    not null,
    ordinal   integer not null,
    home      bigint  not null,
    amount    numeric(14, 2) not null,
    primary key (lift, ordinal, home),
    foreign key (lift, ordinal) references lift_joiner (lift, ordinal)
);
