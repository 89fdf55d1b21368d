-- What staff sent to a case under which key, so that sending it again on a bad line keeps nothing twice.
create table request_upload (
    account   text not null,
    key       text not null,
    number    text not null references service_request (number),
    -- Purpose and content of the files, hashed.
    body_hash text not null,
    documents text not null,
    primary key (account, key)
);
comment on column request_upload.documents is 'Ids of the documents kept, separated by commas';

-- Earlier cases of the same person are found by it; who wants to stay unknown has none.
alter table service_request add column requester_key text;
comment on column service_request.requester_key is 'Keyed fingerprint of the phone number';
create index service_request_person on service_request (requester_key) where requester_key is not null;
