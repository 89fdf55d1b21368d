-- A lift for a house as one case: who wants it, what the homes think of it and since when, the meetings about it.

-- The running figure of each day's case numbers; the row lock keeps two cases from one number.
create table lift_number (
    day  date primary key,
    last integer not null
);

create table lift_case (
    -- JZ, day and running figure; also the business key of its processes.
    number      text        primary key,
    compound    text        not null,
    building    text        not null,
    -- Entrance the lift would serve; null when it would serve the whole building.
    entrance    text,
    -- Codes of the units when it was proposed.
    community   text        not null,
    town        text        not null,
    -- Number of the request it came from; null when it was proposed without one.
    request     text,
    status      text        not null check (status in ('PROPOSED', 'SURVEY', 'SCHEME', 'TALKS', 'VOTING', 'SIGNING',
        'NOTICE', 'STAMP', 'PERMIT', 'DELIVERY', 'IN_USE', 'NOT_ELIGIBLE', 'STOPPED')),
    -- What the clerk found when filing; null before.
    lawful_title boolean,
    demolition  boolean,
    -- What lift-eligibility said to that, and which version of it.
    eligible    boolean,
    eligibility text,
    eligibility_version integer,
    -- The scheme the talks are about; null before one is chosen. The version was settled when it was chosen.
    scheme         uuid,
    scheme_version integer,
    -- Number of the vote that passed.
    agreed_vote text,
    -- Since when the talks are on: from here runs the time after which the way on is decided.
    talks_since timestamptz,
    -- Last time something was heard: a meeting, a decision. Silence is counted from here.
    heard_at    timestamptz,
    -- Number of the meetings that had been held when the way on was last decided.
    decided_after integer not null default 0,
    -- Mediation the talks wait for; null while there is none.
    mediation   text,
    key         text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    ended_at    timestamptz,
    -- The stage it stood at when it was stopped, and why it ended.
    ended_in    text,
    end_reason  text,
    unique (proposed_by, key),
    foreign key (scheme, scheme_version) references lift_scheme_version (scheme, version),
    check ((scheme is null) = (scheme_version is null)),
    check ((status in ('IN_USE', 'NOT_ELIGIBLE', 'STOPPED')) = (ended_at is not null))
);
create index lift_case_of_compound on lift_case (compound, proposed_at desc);
-- A house has one case at a time, and so has an entrance.
create unique index lift_case_one_open on lift_case (building, coalesce(entrance, '')) where ended_at is null;

create table lift_person (
    id       uuid    primary key,
    lift     text    not null references lift_case (number),
    role     text    not null check (role in ('INITIATOR', 'REPRESENTATIVE')),
    position integer not null check (position >= 0),
    -- Encrypted, all three.
    name     text    not null,
    phone    text    not null,
    mail     text,
    unique (lift, role, position)
);
comment on table lift_person is 'Who proposed the lift and the owners who speak for it.';

create table lift_meeting (
    id        uuid        primary key,
    lift      text        not null references lift_case (number),
    -- Running figure in the case; a meeting that was called off keeps its own.
    ordinal   integer     not null check (ordinal >= 1),
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    place     text        not null,
    topic     text        not null,
    status    text        not null check (status in ('PLANNED', 'HELD', 'CANCELLED')),
    -- Counts the changes of the invitation; calendars take the highest (RFC 5545, SEQUENCE).
    sequence  integer     not null default 0,
    -- Encrypted; null until the minutes are written.
    minutes   text,
    minutes_by text,
    minutes_at timestamptz,
    -- What was agreed to do next: MEET, VOTE, MEDIATE or STOP; null before.
    next_step text        check (next_step in ('MEET', 'VOTE', 'MEDIATE', 'STOP')),
    -- Day of the next meeting as it was agreed; null when none was.
    next_on   date,
    cancel_reason text,
    key       text        not null,
    planned_by text       not null,
    planned_at timestamptz not null,
    unique (lift, ordinal),
    unique (lift, key),
    check (ends_at > starts_at),
    check ((status = 'HELD') = (minutes is not null)),
    check ((status = 'CANCELLED') = (cancel_reason is not null))
);
-- One meeting is planned at a time.
create unique index lift_meeting_one_planned on lift_meeting (lift) where status = 'PLANNED';

create table lift_guest (
    id       uuid    primary key,
    meeting  uuid    not null references lift_meeting (id),
    -- The owner who was invited; null for anybody else.
    party    uuid,
    -- What an owner's number in the compound is, or as what somebody else comes: lawyer, builder, street.
    role     text    not null,
    -- Encrypted; null for owners, whose names and addresses are in the register.
    name     text,
    mail     text,
    -- Null until it is noted.
    attended boolean,
    unique (meeting, party)
);

-- What a home thinks of the lift. Rows are only added; the last one of a home counts, the others tell how it got there.
create table lift_position (
    id        uuid        primary key,
    seq       bigint      generated always as identity,
    lift      text        not null references lift_case (number),
    -- Id of the home in the register.
    home      bigint      not null,
    -- The meeting it was said at; null for the survey and for what was said between meetings.
    meeting   uuid        references lift_meeting (id),
    wish      text        not null check (wish in ('AGREE', 'OPPOSE', 'ABSTAIN', 'ABSENT')),
    -- What it is about, when it is against or has a condition: one of the kinds of the objection catalogue.
    concern   text        check (concern in ('LIGHT', 'NOISE', 'AIR', 'VALUE', 'GROUND', 'PRIVACY', 'MONEY', 'OTHER')),
    -- Encrypted: people tell of their health and their money here.
    reason    text,
    condition text,
    said_by   text        not null,
    said_at   timestamptz not null,
    key       text        not null,
    unique (lift, key, home)
);
create index lift_position_of_home on lift_position (lift, home, seq desc);

create table lift_open_point (
    id        uuid        primary key,
    seq       bigint      generated always as identity,
    lift      text        not null references lift_case (number),
    meeting   uuid        references lift_meeting (id),
    -- The failed vote it came out of; null for others.
    vote      text,
    -- Encrypted, as is what came of it and who sees to it.
    what      text        not null,
    owner     text        not null,
    due       date        not null,
    outcome   text,
    closed_by text,
    closed_at timestamptz,
    key       text        not null,
    made_by   text        not null,
    made_at   timestamptz not null,
    unique (lift, key),
    check ((closed_at is null) = (outcome is null))
);
create index lift_open_point_open on lift_open_point (lift, due) where closed_at is null;

-- Votes about the lift, the failed ones too.
create table lift_vote (
    vote      text        primary key,
    lift      text        not null references lift_case (number),
    round     integer     not null check (round >= 1),
    outcome   text        check (outcome in ('PASSED', 'FAILED', 'CANCELLED')),
    linked_by text        not null,
    linked_at timestamptz not null,
    ended_at  timestamptz,
    unique (lift, round),
    check ((outcome is null) = (ended_at is null))
);
create unique index lift_vote_one_open on lift_vote (lift) where outcome is null;

-- What happened, in words without personal data.
create table lift_event (
    seq    bigint      generated always as identity primary key,
    lift   text        not null references lift_case (number),
    kind   text        not null,
    words  text        not null,
    -- Account of who did it; null when the system did.
    actor  text,
    at     timestamptz not null
);
create index lift_event_of_case on lift_event (lift, seq);
