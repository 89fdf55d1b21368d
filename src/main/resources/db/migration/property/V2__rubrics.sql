-- Versions of the catalogue that assessments are scored by: items, weights of the three parts, veto items. A version that
-- has a first day is decided and never changes again; which one counts on a day follows from the first days alone.

create table property_rubric (
    code        varchar(20)  primary key check (code ~ '^20\d{2}-[1-9]\d{0,2}$'),
    name        varchar(100) not null check (name <> ''),
    -- Weights of the parts.
    onsite      numeric(5, 4) not null check (onsite > 0),
    departments numeric(5, 4) not null check (departments >= 0),
    owners      numeric(5, 4) not null check (owners >= 0),
    -- First day it counts; null while it is a draft. No two begin on one day, so one at a time is in force.
    valid_from  date         unique,
    made_by     varchar(64)  not null,
    made_at     timestamptz  not null,
    made_from   varchar(20)  references property_rubric (code),
    key         varchar(100) not null,
    -- Counts changes of the draft, so that two editors do not overwrite each other.
    edition     integer      not null default 1,
    decided_by  varchar(64),
    decided_at  timestamptz,
    reason      varchar(500),
    unique (made_by, key),
    check (onsite + departments + owners = 1),
    check ((valid_from is null) = (decided_at is null) and (valid_from is null) = (decided_by is null)
        and (valid_from is null) = (reason is null))
);

create table property_rubric_item (
    rubric   varchar(20)   not null references property_rubric (code) on delete cascade,
    code     varchar(40)   not null check (code ~ '^[a-z][A-Za-z0-9]*$'),
    name     varchar(100)  not null check (name <> ''),
    max      numeric(5, 2) not null check (max > 0 and max <= 100),
    position integer       not null,
    primary key (rubric, code),
    unique (rubric, position)
);

create table property_rubric_veto (
    rubric   varchar(20)  not null references property_rubric (code) on delete cascade,
    code     varchar(40)  not null check (code ~ '^[A-Z][A-Z0-9_]*$'),
    name     varchar(100) not null check (name <> ''),
    position integer      not null,
    primary key (rubric, code),
    unique (rubric, position)
);

-- What was decided stays, whoever asks the database.
create function property_rubric_stays() returns trigger language plpgsql as $$
begin
    if old.valid_from is not null then
        raise exception 'rubric % is decided', old.code using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and new.valid_from is not null
            and (select coalesce(sum(max), 0) from property_rubric_item where rubric = new.code) <> 100 then
        raise exception 'the items of rubric % are not worth 100', new.code using errcode = 'check_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;

create trigger property_rubric_stays before update or delete on property_rubric
    for each row execute function property_rubric_stays();

create function property_rubric_part_stays() returns trigger language plpgsql as $$
declare
    of_rubric varchar(20) := case tg_op when 'DELETE' then old.rubric else new.rubric end;
begin
    if exists (select 1 from property_rubric where code = of_rubric and valid_from is not null) then
        raise exception 'rubric % is decided', of_rubric using errcode = 'check_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;

create trigger property_rubric_item_stays before insert or update or delete on property_rubric_item
    for each row execute function property_rubric_part_stays();
create trigger property_rubric_veto_stays before insert or update or delete on property_rubric_veto
    for each row execute function property_rubric_part_stays();

insert into property_rubric (code, name, onsite, departments, owners, made_by, made_at, key)
values ('2025-1', '住宅小区物业服务季度考核标准（2025 版）', 0.40, 0.30, 0.30, 'system', '2025-01-01T00:00:00+08:00', 'shipped');

insert into property_rubric_item (rubric, code, name, max, position)
values ('2025-1', 'basicManagement', '基础管理', 10, 1),
       ('2025-1', 'order', '秩序维护', 10, 2),
       ('2025-1', 'cleaning', '环境卫生', 15, 3),
       ('2025-1', 'greening', '绿化养护', 8, 4),
       ('2025-1', 'facility', '设施设备维护（含电梯）', 15, 5),
       ('2025-1', 'fire', '消防安全', 12, 6),
       ('2025-1', 'disclosure', '收费公示与公共收益公开', 10, 7),
       ('2025-1', 'complaint', '投诉处理', 10, 8),
       ('2025-1', 'coBuilding', '党建共建与配合街道社区', 10, 9);

insert into property_rubric_veto (rubric, code, name, position)
values ('2025-1', 'FIRE_LANE_BLOCKED', '消防通道被堵塞，责令改正后逾期未改', 1),
       ('2025-1', 'LIFT_UNSAFE', '电梯带病运行，或逾期未检仍在使用', 2),
       ('2025-1', 'INCOME_MISUSED', '侵占、挪用公共收益或维修资金', 3),
       ('2025-1', 'FAKE_MATERIAL', '考核材料弄虚作假', 4),
       ('2025-1', 'MAJOR_ACCIDENT', '因管理责任发生安全生产死亡事故', 5);

update property_rubric set valid_from = '2025-01-01', decided_by = 'system', decided_at = made_at, reason = '随系统提供的默认标准'
where code = '2025-1';
