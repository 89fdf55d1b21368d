-- What follows a bad grade: cards, rectification, and a company's way out.

create table property_card (
    id          bigint generated always as identity primary key,
    contract    bigint      not null references property_contract (id),
    firm        varchar(40) not null references property_firm (code),
    assessment  text        not null references property_assessment (number),
    -- GRADE by the grade, CARDS for so many yellow ones, RECHECK for a re-check that failed: one card each.
    cause       text        not null check (cause in ('GRADE', 'CARDS', 'RECHECK')),
    kind        text        not null check (kind in ('YELLOW', 'RED')),
    given_on    date        not null,
    why         text        not null,
    -- First day it no longer counts: a yellow card as a card, a red one on the black list.
    valid_until date        not null check (valid_until > given_on),
    unique (assessment, cause)
);

create index property_card_contract on property_card (contract);

create table property_rectification (
    -- ZG, day and running figure; business key of its process.
    number       text        primary key,
    assessment   text        not null unique references property_assessment (number),
    contract     bigint      not null references property_contract (id),
    compound     varchar(40) not null references compound (code),
    status       text        not null
                 check (status in ('ORDERING', 'RUNNING', 'RECHECK', 'PASSED', 'FAILED', 'MOOT')),
    opened_at    timestamptz not null,
    talked_on    date,
    talk         text,
    ordered_by   varchar(64),
    ordered_at   timestamptz,
    -- Last day; 24:00 of it is the limit.
    last_day     date,
    -- Counts up when the company is given a new link; the old one is dead then.
    link_version integer     not null default 1,
    finding      text,
    checked_by   varchar(64),
    ended_at     timestamptz,
    check (status in ('ORDERING', 'MOOT') or last_day is not null),
    check ((status in ('PASSED', 'FAILED', 'MOOT')) = (ended_at is not null))
);

create index property_rectification_contract on property_rectification (contract);

create table property_rectification_item (
    id             bigint generated always as identity primary key,
    rectification  text    not null references property_rectification (number),
    position       integer not null,
    what           text    not null,
    by_day         date    not null,
    proof          text    not null,
    answer         text,
    answered_at    timestamptz,
    unique (rectification, position)
);

-- The one extension: asked once, answered once.
create table property_extension (
    rectification text        primary key references property_rectification (number),
    last_day      date        not null,
    reason        text        not null,
    -- Account of who asked; null for the company by its link.
    asked_by      varchar(64),
    asked_at      timestamptz not null,
    agreed        boolean,
    answer        text,
    answered_by   varchar(64),
    answered_at   timestamptz
);

-- What the housing department found at the re-check.
create table property_finding (
    rectification text        primary key references property_rectification (number),
    passed        boolean     not null,
    finding       text        not null,
    found_by      varchar(64) not null,
    found_at      timestamptz not null
);

create table property_exit (
    -- TC, day and running figure; business key of its process and of the joint group's duties.
    number         text        primary key,
    contract       bigint      not null references property_contract (id),
    assessment     text        not null references property_assessment (number),
    firm           varchar(40) not null references property_firm (code),
    firm_name      text        not null,
    compound       varchar(40) not null references compound (code),
    compound_name  text        not null,
    community      text        not null,
    town           text        not null,
    status         text        not null check (status in ('PROPOSED', 'VOTING', 'LEAVING', 'NOTICE', 'HANDOVER',
                       'SUCCESSOR', 'INTERIM', 'CLOSED', 'STAYS', 'NO_VOTE', 'WITHDRAWN', 'ELSEWHERE')),
    opened_at      timestamptz not null,
    -- Last day to begin the vote; moved once when nobody began it.
    vote_until     date        not null,
    reminded_at    timestamptz,
    -- The written notice and its last day; the day both agreed on instead.
    noticed_on     date,
    notice_until   date,
    early_on       date,
    handover_until timestamptz,
    -- The company that serves now, interim or for good.
    successor      bigint      references property_contract (id),
    interim_until  date,
    interim_times  integer     not null default 0,
    end_reason     text,
    ended_at       timestamptz,
    check ((status in ('CLOSED', 'STAYS', 'NO_VOTE', 'WITHDRAWN', 'ELSEWHERE')) = (ended_at is not null))
);

-- One way out of a contract at a time; a second proposal joins it.
create unique index property_exit_open on property_exit (contract) where ended_at is null;
create index property_exit_compound on property_exit (compound, opened_at);

create table property_exit_vote (
    vote      text        primary key,
    exit      text        not null references property_exit (number),
    linked_by varchar(64) not null,
    linked_at timestamptz not null,
    outcome   text        check (outcome in ('PASSED', 'FAILED', 'CANCELLED')),
    ended_at  timestamptz
);

create index property_exit_vote_exit on property_exit_vote (exit, linked_at);

create table property_handover_item (
    exit       text        not null references property_exit (number),
    code       text        not null,
    position   integer     not null,
    label      text        not null,
    -- Whose duty of the joint group it is.
    party      text        not null check (party in ('COMMUNITY', 'HOUSING', 'POLICE')),
    state      text        not null default 'OPEN' check (state in ('OPEN', 'HANDED', 'DISPUTED', 'NOT_APPLICABLE')),
    note       text,
    decided_by varchar(64),
    decided_at timestamptz,
    primary key (exit, code),
    check ((state = 'OPEN') = (decided_at is null))
);

create table property_handover_duty (
    exit    text        not null references property_exit (number),
    party   text        not null check (party in ('COMMUNITY', 'HOUSING', 'POLICE')),
    -- Code of the unit that has it.
    unit    text        not null,
    note    text,
    done_by varchar(64),
    done_at timestamptz,
    primary key (exit, party)
);

-- What happened in a rectification or an exit; nothing personal.
create table property_course_event (
    id     bigint generated always as identity primary key,
    number text        not null,
    at     timestamptz not null,
    kind   text        not null,
    text   text        not null,
    actor  varchar(64)
);

create index property_course_event_number on property_course_event (number, id);
