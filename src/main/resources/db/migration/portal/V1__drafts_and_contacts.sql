-- A request while its resident is still writing it. Rows live for a day and are then removed with their photos.
create table portal_draft (
    -- Random and unguessable: it is all that is asked for.
    id         text        primary key,
    -- Written by the application in encrypted form; emptied once handed in.
    content    text,
    -- The case it became, and whether its resident wants to follow another one.
    number     text        references service_request (number),
    following  boolean     not null default false,
    expires_at timestamptz not null
);
create index portal_draft_expiry on portal_draft (expires_at);

-- Where a person can be reached, as residents are told.
create table portal_contact (
    code     text    primary key,
    -- Order on the page.
    position integer not null,
    name     text    not null,
    phone    text    not null,
    address  text,
    hours    text    not null,
    note     text
);

insert into portal_contact (code, position, name, phone, address, hours, note) values
    ('hotline', 10, '政务服务便民热线', '12345', null, '每天 24 小时', '说不清楚找哪个部门的，打这个电话。');
