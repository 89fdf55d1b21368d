-- The owners' survey, the draft in the compound, and objections to it.

create table property_survey (
    assessment  text          primary key references property_assessment (number),
    opened_at   timestamptz   not null,
    -- As it was told to the owners; what counts is when it is closed.
    closes_at   timestamptz   not null,
    closed_at   timestamptz,
    -- Share of the homes that must answer, as the table had it when it was opened.
    threshold   numeric(5, 4) not null check (threshold between 0 and 1),
    -- Papers the community counted.
    papers      integer       not null default 0 check (papers >= 0),
    respondents integer       check (respondents >= 0),
    praise      integer       check (praise between 0 and respondents),
    turnout     numeric(5, 4) check (turnout between 0 and 1),
    valid       boolean,
    -- Null where nobody answered.
    score       numeric(5, 2) check (score between 0 and 100),
    check ((closed_at is null) = (respondents is null)),
    check ((closed_at is null) = (valid is null))
);

-- Questions and choices as they were when the survey was opened.
create table property_survey_question (
    assessment text     not null references property_survey (assessment),
    position   integer  not null check (position > 0),
    code       text     not null,
    text       text     not null,
    weight     integer  not null check (weight > 0),
    overall    boolean  not null,
    primary key (assessment, position),
    unique (assessment, code)
);

create table property_survey_choice (
    assessment text          not null references property_survey (assessment),
    position   integer       not null check (position > 0),
    code       text          not null,
    label      text          not null,
    points     numeric(5, 2) not null check (points between 0 and 100),
    praise     boolean       not null,
    primary key (assessment, position),
    unique (assessment, code)
);

-- Codes given out on paper where the register has no owners; only their keyed fingerprints are kept.
create table property_survey_code (
    assessment text        not null references property_survey (assessment),
    code       char(64)    not null,
    issued_by  varchar(64) not null,
    issued_at  timestamptz not null,
    primary key (assessment, code)
);

-- One answer a home; the last before the end counts.
create table property_survey_answer (
    assessment  text        not null references property_survey (assessment),
    -- Keyed fingerprint: who answered what can be read from no table.
    home        char(64)    not null,
    channel     text        not null check (channel in ('ONLINE', 'PAPER')),
    -- Codes of the choices in the order of the questions, by commas.
    choices     text        not null,
    praise      boolean     not null,
    entered_by  varchar(64),
    answered_at timestamptz not null,
    primary key (assessment, home),
    check ((channel = 'PAPER') = (entered_by is not null))
);

create table property_publication (
    assessment     text        primary key references property_assessment (number),
    drafted_on     date        not null,
    -- How the owners' part was taken.
    treatment      text        not null check (treatment in ('GRADED', 'OWNERS_REPLACED')),
    remark         text,
    -- The draft hangs in the compound.
    posted_on      date,
    places         text,
    posted_by      varchar(64),
    posted_at      timestamptz,
    -- The limits as the table had them.
    notice_limit   varchar(8),
    review_limit   varchar(8),
    review_from    timestamptz,
    review_until   timestamptz,
    -- The street did not decide in time; null while it may.
    district_since timestamptz,
    reviewed_by    varchar(64),
    review_note    text,
    check ((posted_on is null) = (posted_by is null))
);

create table property_objection (
    id          uuid        primary key,
    assessment  text        not null references property_assessment (number),
    ordinal     integer     not null,
    side        text        not null check (side in ('COMPANY', 'OWNERS')),
    channel     text        not null check (channel in ('ONLINE', 'PAPER')),
    -- Encrypted: people write what they like.
    text        text        not null,
    -- Owner who began it online, for the letter; null otherwise.
    party       uuid,
    -- Homes that signed on paper.
    homes       integer     not null default 0 check (homes >= 0),
    handed_in   timestamptz not null,
    recorded_by varchar(64),
    recorded_at timestamptz not null,
    status      text        not null check (status in ('COLLECTING', 'OPEN', 'LAPSED', 'UPHELD', 'PARTLY', 'REJECTED')),
    -- Encrypted, as the text.
    reasons     text,
    decided_by  varchar(64),
    decided_at  timestamptz,
    key         text        not null,
    unique (assessment, ordinal),
    unique (assessment, key),
    check ((status in ('UPHELD', 'PARTLY', 'REJECTED')) = (reasons is not null)),
    check ((reasons is null) = (decided_by is null))
);

create unique index property_objection_company on property_objection (assessment) where side = 'COMPANY';

-- Homes that joined an objection online, by keyed fingerprint.
create table property_objection_home (
    objection uuid        not null references property_objection (id),
    home      char(64)    not null,
    joined_at timestamptz not null,
    primary key (objection, home)
);

-- What an upheld objection changes.
create table property_correction (
    id        bigint generated always as identity primary key,
    objection uuid          not null references property_objection (id),
    part      text          not null check (part in ('ITEM', 'VETO', 'DEPARTMENTS', 'OWNERS')),
    -- Code of the item or of the veto that falls away; empty for the other parts.
    code      text          not null,
    -- The score instead; null for a veto.
    score     numeric(5, 2) check (score between 0 and 100),
    unique (objection, part, code),
    check ((part = 'VETO') = (score is null))
);
