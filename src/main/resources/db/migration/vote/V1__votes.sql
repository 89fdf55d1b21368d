-- Votes of owners by heads and area. A vote that has been opened keeps its question, its scope and its register for good;
-- one that has ended changes no more. The services keep to that, and the triggers below hold whoever writes by other ways.

-- The running figure of each day's vote numbers.
create table vote_number (
    day  date primary key,
    last integer not null
);
comment on table vote_number is 'Last running figure given out per day; the row lock keeps two votes from one number.';

create table vote (
    number          text primary key,
    title           text        not null,
    matter          text        not null,
    matter_label    text        not null,
    kind            text        not null check (kind in ('IMPORTANT', 'ORDINARY')),
    place           text        not null,
    community       text        not null,
    compound        text        not null,
    building        text,
    entrance        text,
    body            text        not null,
    status          text        not null check (status in ('DRAFT', 'OPEN', 'CLOSED', 'CANCELLED')),
    opens_at        timestamptz not null,
    closes_at       timestamptz not null,
    edition         integer     not null default 1,
    created_by      text        not null,
    created_at      timestamptz not null,
    creation_key    text,
    opened_by       text,
    opened_at       timestamptz,
    snapshot        uuid,
    quorum_heads    text,
    quorum_area     text,
    approval_heads  text,
    approval_area   text,
    basis           text,
    table_version   integer,
    closed_by       text,
    closed_at       timestamptz,
    protocol        uuid,
    protocol_sha256 text,
    cancelled_by    text,
    cancelled_at    timestamptz,
    cancel_reason   text,
    check (closes_at > opens_at),
    check (entrance is null or building is not null),
    check (status not in ('OPEN', 'CLOSED') or (snapshot is not null and quorum_heads is not null
        and quorum_area is not null and approval_heads is not null and approval_area is not null)),
    check (status <> 'CLOSED' or (closed_at is not null and protocol_sha256 is not null)),
    check (status <> 'CANCELLED' or cancel_reason is not null)
);
create index vote_compound on vote (compound, created_at desc);
create index vote_due on vote (closes_at) where status = 'OPEN';
create unique index vote_creation on vote (created_by, creation_key) where creation_key is not null;
comment on table vote is 'A vote of the owners of a compound, a building or an entrance.';
comment on column vote.matter is 'Code of the matter in the decision table vote-matter.';
comment on column vote.kind is 'What the table said when the vote was last saved, and for good when it was opened.';
comment on column vote.place is 'Administrative code the tables are asked with.';
comment on column vote.opens_at is 'Planned until opened; from then on the first instant a ballot may be given at.';
comment on column vote.closes_at is 'Last instant a ballot may be given at; closing itself happens later.';
comment on column vote.edition is 'Counts changes of the draft; a change names the edition it saw.';
comment on column vote.snapshot is 'Frozen register of the estate room.';
comment on column vote.quorum_heads is 'Threshold in force when opened, as the table writes it; so the three columns below.';
comment on column vote.table_version is 'Version of vote-threshold that gave the thresholds.';
comment on column vote.protocol_sha256 is 'Fingerprint of the protocol as closed, 64 hexadecimal digits.';

create table vote_head (
    vote         text    not null references vote (number),
    party        uuid    not null,
    code         text    not null,
    names        text    not null,
    homes        integer not null check (homes > 0),
    area         numeric not null check (area > 0),
    ballot       uuid,
    choice       text check (choice in ('AGREE', 'OPPOSE', 'ABSTAIN')),
    channel      text,
    given_at     timestamptz,
    link_version integer not null default 1,
    reminded_on  date,
    primary key (vote, party),
    check ((ballot is null) = (choice is null) and (ballot is null) = (given_at is null)
        and (ballot is null) = (channel is null))
);
comment on table vote_head is 'One head of a vote: a party of the frozen register, and the ballot of it that counts.';
comment on column vote_head.names is 'Masked, as the snapshot has them.';
comment on column vote_head.area is 'Area of all its homes in the scope, in square metres.';
comment on column vote_head.ballot is 'The lawful ballot given last; null while the party has not taken part.';
comment on column vote_head.link_version is 'Part of the personal link; a higher one makes earlier links worthless.';
comment on column vote_head.reminded_on is 'Day of the last reminder, at most one a day.';

create table vote_home (
    vote     text    not null references vote (number),
    home     bigint  not null,
    position integer not null,
    building text    not null,
    entrance text,
    number   text    not null,
    floor    integer,
    area     numeric not null check (area > 0),
    party    uuid    not null,
    primary key (vote, home),
    foreign key (vote, party) references vote_head (vote, party)
);
create index vote_home_entrance on vote_home (vote, building, entrance, position);
create index vote_home_party on vote_home (vote, party);
comment on table vote_home is 'The homes of a vote with their areas, copied from the snapshot when it was opened.';
comment on column vote_home.position is 'Order in which homes are listed.';

create table vote_ballot (
    id          uuid primary key,
    seq         bigint generated always as identity,
    vote        text        not null,
    party       uuid        not null,
    choice      text        not null check (choice in ('AGREE', 'OPPOSE', 'ABSTAIN')),
    channel     text        not null check (channel in ('PAPER', 'VISIT', 'ONLINE')),
    given_at    timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text,
    witness     text,
    proxy_name  text,
    key_scope   text        not null,
    key         text        not null,
    content     text        not null,
    foreign key (vote, party) references vote_head (vote, party),
    unique (vote, key_scope, key),
    check ((channel = 'ONLINE') = (recorded_by is null)),
    check (proxy_name is null or channel <> 'ONLINE')
);
create index vote_ballot_party on vote_ballot (vote, party, given_at desc, seq desc);
comment on table vote_ballot is 'Every ballot ever given, none changed or removed.';
comment on column vote_ballot.seq is 'Order of recording, which decides between ballots given at the same instant.';
comment on column vote_ballot.recorded_by is 'Account that entered or collected it; null for one given by personal link.';
comment on column vote_ballot.witness is 'Second person at a visit, encrypted by the application.';
comment on column vote_ballot.proxy_name is 'Who gave it for the owner, encrypted by the application.';
comment on column vote_ballot.key_scope is 'Whose idempotency key it is: an account, or the link of a party.';
comment on column vote_ballot.content is 'Fingerprint of what was sent, so that a key is not used for two ballots.';

create table vote_ballot_invalid (
    ballot      uuid primary key references vote_ballot (id),
    reason      text        not null,
    declared_by text        not null,
    declared_at timestamptz not null
);
comment on table vote_ballot_invalid is 'Ballots declared invalid before closing.';

create table vote_result (
    vote                 text primary key references vote (number),
    heads_total          integer not null,
    heads_participating  integer not null,
    heads_agree          integer not null,
    area_total           numeric not null,
    area_participating   numeric not null,
    area_agree           numeric not null,
    quorum_heads         boolean not null,
    quorum_area          boolean not null,
    approval_heads       boolean not null,
    approval_area        boolean not null,
    passed               boolean not null,
    gap_quorum_heads     integer not null,
    gap_quorum_area      numeric not null,
    gap_approval_heads   integer not null,
    gap_approval_area    numeric not null,
    ballots_sha256       text    not null
);
comment on table vote_result is 'What a closed vote came to.';
comment on column vote_result.ballots_sha256 is 'Fingerprint of the list of all ballots, invalid ones included.';

create table vote_recount (
    id             bigint generated always as identity primary key,
    vote           text        not null references vote (number),
    at             timestamptz not null,
    by             text        not null,
    same           boolean     not null,
    figures        text        not null,
    ballots_sha256 text        not null
);
create index vote_recount_vote on vote_recount (vote, id);
comment on table vote_recount is 'Recounts of closed votes from the ballots and the register.';
comment on column vote_recount.same is 'Whether figures and list of ballots are those of the result.';

create function vote_refuse() returns trigger language plpgsql as $$
begin
    raise exception '% of % is not allowed: votes are kept as they were', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;

-- The share lock makes a closing wait for the ballots that are being written, and those behind it see the vote closed.
create function vote_status(wanted text) returns text language plpgsql as $$
declare
    found text;
begin
    select status into found from vote where number = wanted for share;
    return found;
end $$;

create function vote_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.status <> 'DRAFT' then
            raise exception 'vote % was opened and stays', old.number using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if tg_op = 'INSERT' then
        if new.status <> 'DRAFT' then
            raise exception 'vote % begins as a draft', new.number using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if old.status in ('CLOSED', 'CANCELLED') then
        raise exception 'vote % has ended and changes no more', old.number using errcode = 'restrict_violation';
    end if;
    if new.status = old.status and old.status = 'DRAFT' then
        return new;
    end if;
    if not (old.status = 'DRAFT' and new.status in ('OPEN', 'CANCELLED')
            or old.status = 'OPEN' and new.status in ('CLOSED', 'CANCELLED')) then
        raise exception 'vote % cannot go from % to %', old.number, old.status, new.status
            using errcode = 'restrict_violation';
    end if;
    if old.status = 'OPEN' and
            (new.number, new.title, new.matter, new.matter_label, new.kind, new.place, new.community, new.compound,
             new.building, new.entrance, new.body, new.opens_at, new.closes_at, new.snapshot, new.quorum_heads,
             new.quorum_area, new.approval_heads, new.approval_area, new.basis, new.table_version, new.opened_at,
             new.opened_by, new.created_at, new.created_by)
            is distinct from
            (old.number, old.title, old.matter, old.matter_label, old.kind, old.place, old.community, old.compound,
             old.building, old.entrance, old.body, old.opens_at, old.closes_at, old.snapshot, old.quorum_heads,
             old.quorum_area, old.approval_heads, old.approval_area, old.basis, old.table_version, old.opened_at,
             old.opened_by, old.created_at, old.created_by) then
        raise exception 'vote % is open: its question and register are fixed', old.number
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger vote_guard before insert or update or delete on vote for each row execute function vote_guard();

create function vote_register_guard() returns trigger language plpgsql as $$
begin
    if vote_status(new.vote) is distinct from 'DRAFT' then
        raise exception 'the register of vote % is frozen', new.vote using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger vote_home_guard before insert on vote_home for each row execute function vote_register_guard();
create trigger vote_home_kept before update or delete on vote_home for each row execute function vote_refuse();
create trigger vote_head_guard before insert on vote_head for each row execute function vote_register_guard();
create trigger vote_head_kept before delete on vote_head for each row execute function vote_refuse();

create function vote_head_change() returns trigger language plpgsql as $$
begin
    if (new.vote, new.party, new.code, new.names, new.homes, new.area)
            is distinct from (old.vote, old.party, old.code, old.names, old.homes, old.area) then
        raise exception 'the register of vote % is frozen', old.vote using errcode = 'restrict_violation';
    end if;
    if vote_status(old.vote) is distinct from 'OPEN' then
        raise exception 'vote % is not open', old.vote using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger vote_head_change before update on vote_head for each row execute function vote_head_change();

create function vote_ballot_guard() returns trigger language plpgsql as $$
begin
    if vote_status(new.vote) is distinct from 'OPEN' then
        raise exception 'vote % is not open', new.vote using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger vote_ballot_guard before insert on vote_ballot for each row execute function vote_ballot_guard();
create trigger vote_ballot_kept before update or delete on vote_ballot for each row execute function vote_refuse();
create trigger vote_result_guard before insert on vote_result for each row execute function vote_ballot_guard();
create trigger vote_result_kept before update or delete on vote_result for each row execute function vote_refuse();

create function vote_invalid_guard() returns trigger language plpgsql as $$
begin
    if vote_status((select b.vote from vote_ballot b where b.id = new.ballot)) is distinct from 'OPEN' then
        raise exception 'the vote of ballot % is not open', new.ballot using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger vote_invalid_guard before insert on vote_ballot_invalid
    for each row execute function vote_invalid_guard();
create trigger vote_invalid_kept before update or delete on vote_ballot_invalid
    for each row execute function vote_refuse();
create trigger vote_recount_kept before update or delete on vote_recount for each row execute function vote_refuse();

create trigger vote_kept_whole before truncate on vote for each statement execute function vote_refuse();
create trigger vote_head_kept_whole before truncate on vote_head for each statement execute function vote_refuse();
create trigger vote_home_kept_whole before truncate on vote_home for each statement execute function vote_refuse();
create trigger vote_ballot_kept_whole before truncate on vote_ballot for each statement execute function vote_refuse();
create trigger vote_invalid_kept_whole before truncate on vote_ballot_invalid
    for each statement execute function vote_refuse();
create trigger vote_result_kept_whole before truncate on vote_result for each statement execute function vote_refuse();
create trigger vote_recount_kept_whole before truncate on vote_recount for each statement execute function vote_refuse();
