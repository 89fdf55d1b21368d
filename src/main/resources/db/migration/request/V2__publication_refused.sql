-- Whether the requester does not want the case on the public board, not even masked.
alter table service_request add column publication_refused boolean not null default false;
