-- Files that belong to something of another room. The content lies in a table of its own, so that lists stay small.
create table document (
    id              uuid        primary key,
    owner_kind      text        not null check (owner_kind <> ''),
    owner_key       text        not null check (owner_key <> ''),
    file_name       text        not null check (file_name <> ''),
    media_type      text        not null,
    size            integer     not null check (size > 0),
    width           integer     not null check (width > 0),
    height          integer     not null check (height > 0),
    sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    original_sha256 text        not null check (original_sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by     text        not null,
    uploaded_at     timestamptz not null,
    -- The same file sent twice is one document. Lists by owner use this index too.
    unique (owner_kind, owner_key, original_sha256)
);

comment on column document.owner_kind is 'What the owner is, e.g. request';
comment on column document.owner_key is 'Which one, e.g. the case number';
comment on column document.sha256 is 'Of the content as kept';
comment on column document.original_sha256 is 'Of the file as received, before it was re-encoded';

create table document_content (
    document_id uuid  primary key references document (id) on delete cascade,
    bytes       bytea not null
);

-- Photos are compressed already; trying again only costs time.
alter table document_content alter column bytes set storage external;
