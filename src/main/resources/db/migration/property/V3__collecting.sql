-- What is collected for an assessment: the company's report, scores on site, departments' scores, and how they were settled.

create table property_collection (
    assessment         text        primary key references property_assessment (number),
    -- Null where it takes part in the grading, else why not.
    not_graded_why     text,
    report_until       timestamptz not null,
    onsite_until       timestamptz not null,
    departments_until  timestamptz not null,
    survey_until       timestamptz not null,
    report_closed_at   timestamptz,
    -- OPEN while sheets are taken, LEADER while the street's leader decides, JOINT while both settle together.
    onsite_state       text        not null check (onsite_state in ('OPEN', 'LEADER', 'JOINT', 'SETTLED', 'NONE')),
    onsite_why         text,
    departments_closed_at timestamptz,
    check ((onsite_state = 'NONE') = (onsite_why is not null))
);

create table property_report (
    assessment   text         primary key references property_assessment (number),
    -- Homes that paid in the quarter, as the company says, and as the community found.
    fee_paid     integer      not null check (fee_paid >= 0),
    fee_checked  integer      check (fee_checked >= 0),
    income       varchar(2000) not null,
    complaints   varchar(2000) not null,
    reported_at  timestamptz  not null,
    late         boolean      not null,
    -- Account of who entered it from paper; null when the company did by its link.
    entered_by   varchar(64),
    checked_by   varchar(64),
    checked_at   timestamptz,
    check_note   varchar(500),
    check ((fee_checked is null) = (checked_by is null))
);

-- One sheet for each side, never two by one account.
create table property_sheet (
    assessment text        not null references property_assessment (number),
    role       text        not null check (role in ('COMMUNITY', 'STREET')),
    scorer     varchar(64) not null,
    saved_at   timestamptz not null,
    done_at    timestamptz,
    primary key (assessment, role),
    unique (assessment, scorer)
);

create table property_sheet_item (
    assessment text          not null,
    role       text          not null,
    item       varchar(40)   not null,
    score      numeric(5, 2) not null check (score between 0 and 100),
    note       varchar(500),
    primary key (assessment, role, item),
    foreign key (assessment, role) references property_sheet (assessment, role)
);

create table property_sheet_veto (
    assessment text         not null,
    role       text         not null,
    veto       varchar(40)  not null,
    note       varchar(500) not null,
    primary key (assessment, role, veto),
    foreign key (assessment, role) references property_sheet (assessment, role)
);

-- How each item and each veto item that somebody named came out. Of a veto item the score is 1 when it was found, else 0.
create table property_settled (
    assessment text          not null references property_assessment (number),
    kind       text          not null check (kind in ('ITEM', 'VETO')),
    code       varchar(40)   not null,
    -- SAME, AVERAGE, LOWER, JOINT; ONE where there is one sheet, OVERDUE where nothing came of the joint settling.
    way        text          not null check (way in ('SAME', 'AVERAGE', 'LOWER', 'JOINT', 'ONE', 'OVERDUE')),
    -- Null while it is to be settled jointly.
    score      numeric(5, 2) check (score between 0 and 100),
    note       varchar(500),
    settled_by varchar(64),
    settled_at timestamptz,
    primary key (assessment, kind, code),
    check (score is not null or way = 'JOINT')
);

create table property_department_score (
    assessment  text          not null references property_assessment (number),
    department  varchar(64)   not null,
    weight      numeric(5, 4) not null check (weight > 0 and weight <= 1),
    -- Null while it has not answered, and where it knows nothing.
    score       numeric(5, 2) check (score between 0 and 100),
    basis       varchar(1000),
    answered_by varchar(64),
    answered_at timestamptz,
    primary key (assessment, department),
    check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (basis is null)),
    check (score is null or answered_at is not null)
);
