-- Quarters of property companies, one assessment for each contract and quarter, what came out and what happened.

create table property_quarter (
    -- 2026Q1
    quarter    varchar(6)  primary key check (quarter ~ '^\d{4}Q[1-4]$'),
    opened_at  timestamptz not null,
    opened_by  varchar(64) not null,
    by_hand    boolean     not null,
    closed_at  timestamptz
);

-- The running figure of each day's numbers; the row lock keeps two from one number.
create table property_number (
    prefix varchar(2) not null,
    day    date       not null,
    last   integer    not null,
    primary key (prefix, day)
);

create table property_assessment (
    -- KH, day and running figure; also the business key of its processes.
    number         text         primary key,
    contract       bigint       not null references property_contract (id),
    quarter        varchar(6)   not null references property_quarter (quarter),
    -- As they were when it was opened.
    firm           varchar(40)  not null references property_firm (code),
    firm_name      text         not null,
    compound       varchar(40)  not null references compound (code),
    compound_name  text         not null,
    community      text         not null,
    town           text         not null,
    households     integer      not null check (households > 0),
    -- Version of the item catalogue and weights it is scored by.
    rubric         text         not null,
    status         text         not null check (status in ('COLLECTING', 'DRAFT', 'NOTICE', 'REVIEW', 'FINAL', 'NOT_GRADED')),
    opened_at      timestamptz  not null,
    -- What came out; null until it is reckoned, and for good where it is not graded.
    onsite         numeric(5, 2) check (onsite between 0 and 100),
    departments    numeric(5, 2) check (departments between 0 and 100),
    owners         numeric(5, 2) check (owners between 0 and 100),
    composite      numeric(5, 2) check (composite between 0 and 100),
    grade          text          check (grade in ('EXCELLENT', 'GOOD', 'PASS', 'FAIL')),
    action         text          check (action in ('RED_LIST', 'NONE', 'ADVICE', 'RECTIFY', 'PROPOSE_EXIT')),
    -- One sentence a line: how the figures came about.
    explanation    text,
    not_graded_why text,
    -- First publication of the draft in the compound, end of the window for objections, final publication.
    noticed_at     timestamptz,
    window_until   timestamptz,
    final_at       timestamptz,
    unique (contract, quarter),
    check ((status = 'NOT_GRADED') = (not_graded_why is not null)),
    check (status <> 'FINAL' or (grade is not null and final_at is not null))
);

create index property_assessment_quarter on property_assessment (quarter, town, community);
create index property_assessment_firm on property_assessment (firm, quarter);
create index property_assessment_compound on property_assessment (compound, quarter);

-- Figures of the quarter for the report 两升一降; each as far as it is known.
create table property_figures (
    assessment      text    primary key references property_assessment (number),
    -- Homes that paid, of those that are to pay by the contract; as the company reported and the community confirmed.
    fee_paid        integer check (fee_paid >= 0),
    -- Valid answers of the owners' survey, and how many of them are praise.
    respondents     integer check (respondents >= 0),
    praise          integer check (praise >= 0 and praise <= respondents),
    -- From our own requests of the compound.
    complaints      integer check (complaints >= 0),
    overdue         integer check (overdue >= 0),
    rehandled       integer check (rehandled >= 0)
);

create table property_event (
    id         bigint generated always as identity primary key,
    assessment text        not null references property_assessment (number),
    at         timestamptz not null,
    kind       text        not null,
    -- Chinese, no personal data.
    text       text        not null,
    actor      varchar(64)
);

create index property_event_assessment on property_event (assessment, id);
