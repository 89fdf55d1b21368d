-- The outbox: a letter is written in the transaction that has cause for it and sent after that transaction ended.
create table letter (
    id               uuid        primary key,
    -- The same cause told twice is one letter. Holds no personal data.
    business_key     text        not null unique check (business_key <> ''),
    template         text        not null check (template <> ''),
    for_staff        boolean     not null,
    address          text        not null,
    address_hash     text        not null,
    subject_number   text,
    parameters       text        not null,
    status           text        not null check (status in ('QUEUED', 'SENT', 'FAILED')),
    -- The same on every try, so that a mailbox recognises a letter that had to be sent again.
    message_id       text        not null unique,
    attempts         integer     not null default 0 check (attempts >= 0),
    first_attempt_at timestamptz,
    next_attempt_at  timestamptz not null,
    last_error       text        check (length(last_error) <= 200),
    held_since       timestamptz,
    created_at       timestamptz not null,
    sent_at          timestamptz,
    check ((status = 'SENT') = (sent_at is not null)),
    check (status <> 'FAILED' or last_error is not null)
);

comment on column letter.address is 'Encrypted';
comment on column letter.address_hash is 'Keyed fingerprint of the address, for counting letters to it';
comment on column letter.parameters is 'Encrypted JSON object: the values for the template';
comment on column letter.attempts is 'Tries that failed for a reason of this letter, not of the server';
comment on column letter.held_since is 'Since when the flood guard holds it back, null when it does not';

create index letter_queue on letter (next_attempt_at, created_at) where status = 'QUEUED';
create index letter_queue_of_address on letter (address_hash) where status = 'QUEUED';
create index letter_failed on letter (created_at) where status = 'FAILED';
create index letter_sent_to on letter (address_hash, for_staff, sent_at) where sent_at is not null;
create index letter_sent on letter (sent_at) where sent_at is not null;
create index letter_subject on letter (subject_number) where subject_number is not null;

-- Texts edited after delivery of the software; nothing is ever changed here, the highest version counts. Version 0 is
-- the shipped text and lies in no row.
create table letter_template (
    name       text        not null,
    version    integer     not null check (version > 0),
    subject    text        not null check (subject <> ''),
    plain      text        not null check (plain <> ''),
    html       text        not null check (html <> ''),
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (name, version)
);
