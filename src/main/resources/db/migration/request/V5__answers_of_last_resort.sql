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
       ('claim-eligibility', 'explanation', '抢单条件表没有给出可用的结果，暂不能抢单，请联系队长。');
