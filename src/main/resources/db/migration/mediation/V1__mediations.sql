-- Mediation of disputes (people's mediation). What was said stays with those who were there: names, contacts, facts, what was
-- said and what was agreed are encrypted by the application; the engine holds where a case stands and nothing of it.

create table mediation_number (
    day  date primary key,
    last integer not null
);
comment on table mediation_number is 'Last running figure given out per day; the row lock keeps two cases from one number.';

create table mediation_case (
    number         text primary key,
    subject        text        not null,
    facts          text        not null,
    place          text        not null,
    community      text        not null,
    origin         text,
    status         text        not null check (status in ('FILED', 'ASKING', 'MEDIATING', 'AGREED', 'IN_FORCE',
        'SETTLED', 'FAILED', 'REFUSED', 'WITHDRAWN')),
    mediator       text,
    filed_by       text        not null,
    filed_at       timestamptz not null,
    creation_key   text,
    accept_until   timestamptz not null,
    opened_at      timestamptz,
    due_at         timestamptz,
    table_version  integer     not null,
    reason_kind    text,
    reason         text,
    ended_at       timestamptz,
    ways           text,
    check ((status in ('SETTLED', 'FAILED', 'REFUSED', 'WITHDRAWN')) = (ended_at is not null)),
    check (status not in ('FAILED', 'REFUSED', 'WITHDRAWN') or reason is not null),
    check (status not in ('ASKING', 'MEDIATING', 'AGREED', 'IN_FORCE', 'SETTLED') or mediator is not null)
);
create unique index mediation_creation on mediation_case (filed_by, creation_key) where creation_key is not null;
create index mediation_open on mediation_case (status, filed_at);
create index mediation_origin on mediation_case (origin) where origin is not null;
comment on table mediation_case is 'A dispute that people asked to have mediated.';
comment on column mediation_case.subject is 'A few words without names, shown in task lists; phone and identity numbers are masked on entry.';
comment on column mediation_case.facts is 'Encrypted, like every free text of the tables below unless said otherwise.';
comment on column mediation_case.origin is 'Number of the case it came from (a request, a lift case), null when it was filed by itself.';
comment on column mediation_case.opened_at is 'When all sides had consented; the clock runs from here.';
comment on column mediation_case.due_at is 'End of the last day of the clock, extensions included.';
comment on column mediation_case.table_version is 'Version of mediation-limit asked last.';
comment on column mediation_case.reason_kind is 'Why it failed, as mediation-way asks.';
comment on column mediation_case.reason is 'Why it was refused, failed or was withdrawn.';
comment on column mediation_case.ways is 'Lawful ways left, as told to the sides; not encrypted, it holds only words of the table.';

create table mediation_side (
    id           uuid primary key,
    number       text    not null references mediation_case (number),
    position     integer not null,
    role         text    not null check (role in ('APPLICANT', 'RESPONDENT')),
    name         text    not null,
    phone        text,
    mail         text,
    link_version integer not null default 1,
    consents     boolean,
    consented_at timestamptz,
    consented_by text,
    unique (number, position),
    check ((consents is null) = (consented_at is null))
);
comment on table mediation_side is 'Those who dispute. Names, phones and mail addresses are encrypted.';
comment on column mediation_side.link_version is 'Part of the personal link; a higher one makes earlier links worthless.';
comment on column mediation_side.consented_by is 'Account that wrote the answer down, null when it came by the link.';

create table mediation_round (
    id          uuid primary key,
    number      text        not null references mediation_case (number),
    position    integer     not null,
    held_at     timestamptz not null,
    place       text        not null,
    present     text        not null,
    positions   text        not null,
    next_step   text,
    result      text check (result in ('AGAIN', 'AGREED', 'FAILED')),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    key         text        not null,
    unique (number, position),
    unique (number, key)
);
create unique index mediation_round_open on mediation_round (number) where result is null;
comment on table mediation_round is 'A meeting of the sides with the mediator; open until the task says what came out, one at a time.';
comment on column mediation_round.key is 'Key of the form, so that sending it twice writes it once.';

create table mediation_extension (
    id       uuid primary key,
    number   text        not null references mediation_case (number),
    until    date        not null,
    reason   text        not null,
    status   text        not null check (status in ('ASKED', 'GRANTED', 'REFUSED')),
    asked_by text        not null,
    asked_at timestamptz not null
);
create unique index mediation_extension_open on mediation_extension (number) where status = 'ASKED';
comment on table mediation_extension is 'A wish to go on after the clock has run out; lawful only when every side agrees.';

create table mediation_extension_answer (
    extension uuid        not null references mediation_extension (id),
    side      uuid        not null references mediation_side (id),
    agrees    boolean     not null,
    given_at  timestamptz not null,
    given_by  text,
    primary key (extension, side)
);
comment on table mediation_extension_answer is 'What each side says to an extension; given_by is null when it came by the link.';

create table mediation_agreement (
    number         text primary key references mediation_case (number),
    facts          text        not null,
    terms          text        not null,
    way            text        not null,
    perform_by     date        not null,
    edition        integer     not null default 1,
    written_by     text        not null,
    written_at     timestamptz not null,
    in_force_on    date,
    paper          uuid,
    sha256         text,
    confirm_until  date,
    remind_days    text,
    confirmation   text check (confirmation in ('APPLIED', 'NOT_APPLIED', 'LAPSED')),
    applied_on     date,
    court          text,
    confirm_note   text,
    visit_on       date,
    check ((in_force_on is null) = (sha256 is null) and (in_force_on is null) = (confirm_until is null)),
    check (confirmation <> 'APPLIED' or (applied_on is not null and court is not null
        and applied_on >= in_force_on and applied_on <= confirm_until))
);
comment on table mediation_agreement is 'The written agreement: facts, terms, way and time of fulfilment; the parties are the sides of the case.';
comment on column mediation_agreement.edition is 'Counts changes of the draft; a change names the edition it saw, and drops all signatures.';
comment on column mediation_agreement.sha256 is 'Fingerprint of the printed agreement, 64 hexadecimal digits.';
comment on column mediation_agreement.confirm_until is 'Last day of the joint application for judicial confirmation.';
comment on column mediation_agreement.remind_days is 'How many days before the last day the sides are reminded, from the table, e.g. 15,7,2.';
comment on column mediation_agreement.court is 'Name of the court; not encrypted.';
comment on column mediation_agreement.visit_on is 'Day of the next visit about performance.';

create table mediation_signature (
    number      text        not null references mediation_agreement (number),
    signer      text        not null,
    signed_on   date        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (number, signer)
);
comment on table mediation_signature is 'Signatures under the agreement; the scans are documents of the case.';
comment on column mediation_signature.signer is 'Id of a side, MEDIATOR for the mediator, SEAL for the seal of the committee.';

create table mediation_visit (
    id          uuid primary key,
    number      text        not null references mediation_agreement (number),
    visited_on  date        not null,
    result      text        not null check (result in ('PERFORMED', 'AGAIN', 'BROKEN')),
    note        text        not null,
    next_on     date,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    check ((result = 'AGAIN') = (next_on is not null))
);
create index mediation_visit_case on mediation_visit (number, recorded_at);
comment on table mediation_visit is 'Visits that ask whether the agreement is performed.';

create table mediation_event (
    id     bigint generated always as identity primary key,
    number text        not null references mediation_case (number),
    at     timestamptz not null,
    actor  text,
    text   text        not null
);
create index mediation_event_case on mediation_event (number, id);
comment on table mediation_event is 'What happened, in words every side may read; holds nothing personal. The actor is null for a side and for the system.';
