-- A small picture of each photo, made when the photo is kept; photos kept before have none and are shown whole.
create table document_thumbnail (
    document_id uuid  primary key references document (id) on delete cascade,
    bytes       bytea not null
);
alter table document_thumbnail alter column bytes set storage external;
