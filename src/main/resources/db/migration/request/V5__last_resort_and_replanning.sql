-- What counts where a deployed decision table leaves a case without a usable answer. An incident is raised each time.
create table decision_default (
    decision text not null,
    output   text not null,
    value    text,
    primary key (decision, output)
);

comment on table decision_default is 'One row per output column; as the last row of the shipped table has it. May be changed to the district''s own rules.';

insert into decision_default (decision, output, value)
values ('request-intake', 'intake', 'ACCEPT'),
       ('request-intake', 'notifyEmergency', 'false'),
       ('request-intake', 'detailLimit', '2WD'),
       ('request-intake', 'explanation', '已受理，我们会尽快安排办理。'),
       ('request-tier', 'tier', 'MINOR'),
       ('request-tier', 'explanation', '定级表没有给出可用的结果，先由社区办理。'),
       ('request-deadline', 'urgency', 'NORMAL'),
       ('request-deadline', 'acceptLimit', '1WD'),
       ('request-deadline', 'contactLimit', '24H'),
       ('request-deadline', 'resultLimit', '5WD'),
       ('request-deadline', 'claimWindow', '30MIN'),
       ('request-deadline', 'ratingWindow', '168H'),
       ('request-deadline', 'milestone', '5WD'),
       ('request-deadline', 'extension', null),
       ('request-deadline', 'explanation', '时限表没有给出可用的结果，先按一般小事计时。'),
       ('team-routing', 'team', 'brigade'),
       ('team-routing', 'explanation', '分派表没有给出可用的队伍，先由区级大队承办。'),
       ('claim-eligibility', 'eligible', 'false'),
       ('claim-eligibility', 'explanation', '抢单条件表没有给出可用的结果，暂不能抢单，请联系队长。'),
       ('request-pause', 'allowed', 'false'),
       ('request-pause', 'approver', 'ORG_DEPT'),
       ('request-pause', 'longest', '10WD'),
       ('request-pause', 'decideWithin', '1WD'),
       ('request-pause', 'review', '168H'),
       ('request-pause', 'explanation', '停表表没有给出可用的结果，暂不能申请，请联系业务分析员。'),
       ('request-return', 'allowed', 'true'),
       ('request-return', 'within', '2WD'),
       ('request-return', 'platformNames', 'false'),
       ('request-return', 'explanation', '退单表没有给出可用的结果，2个工作日内可以退单。');

-- Running limits counted again after the work calendar or the limits table has changed.
create table replan_run (
    id               bigint generated always as identity primary key,
    cause            text        not null,
    started_by       text,
    begun            timestamptz not null,
    finished         timestamptz,
    -- Whether every open case is counted again, or only those whose versions are old.
    whole            boolean     not null,
    -- While every case is counted: the last one that was, so that a run goes on where it was cut off.
    last_number      text        not null default '',
    calendar_version bigint      not null,
    limit_version    integer     not null,
    total            integer     not null,
    done             integer     not null default 0,
    moved            integer     not null default 0,
    timers           integer     not null default 0,
    failed           integer     not null default 0
);
create unique index replan_run_open on replan_run ((true)) where finished is null;

create table replan_move (
    id      bigint generated always as identity primary key,
    run_id  bigint      not null references replan_run (id),
    number  text        not null references service_request (number),
    what    text        not null,
    -- Both null where the case could not be counted again.
    from_at timestamptz,
    to_at   timestamptz
);
create index replan_move_run on replan_move (run_id, id);

-- Locked by the node that works on a run, so that there is one.
create table replan_turn (
    only_row boolean primary key default true check (only_row)
);
insert into replan_turn values (true);

create index service_request_open on service_request (number) where closed_at is null;
