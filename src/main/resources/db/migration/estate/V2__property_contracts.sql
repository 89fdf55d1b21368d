-- Property companies and the contracts by which they serve compounds.

create table property_firm (
    code        varchar(40)  primary key check (code ~ '^[0-9A-Za-z-]+$'),
    name        varchar(100) not null unique check (name <> ''),
    credit_code varchar(18)  unique check (credit_code ~ '^[0-9A-Z]{18}$'),
    mail        varchar(254),
    entered_by  varchar(64)  not null,
    entered_at  timestamptz  not null
);

comment on column property_firm.credit_code is 'Unified social credit code (统一社会信用代码); null where it is not known';
comment on column property_firm.mail is 'The company''s own address for letters about assessments; null when it is told on paper';

create table property_contract (
    id           bigint generated always as identity primary key,
    firm         varchar(40)    not null references property_firm (code),
    compound     varchar(40)    not null references compound (code),
    kind         varchar(20)    not null check (kind in ('CONTRACT', 'INTERIM')),
    households   integer        not null check (households between 1 and 100000),
    area         numeric(12, 2) check (area > 0),
    from_day     date           not null,
    -- First day it no longer serves; null while it does.
    until_day    date,
    end_reason   varchar(500),
    key          varchar(100)   not null,
    entered_by   varchar(64)    not null,
    entered_at   timestamptz    not null,
    unique (entered_by, key),
    check (until_day is null or until_day > from_day),
    check (until_day is not null or end_reason is null)
);

comment on column property_contract.kind is 'INTERIM is emergency service (应急物业) ordered until a new company is chosen';
comment on column property_contract.households is 'Homes that are to pay by this contract; the denominator of the fee-collection rate';

create index property_contract_compound on property_contract (compound, from_day);
create index property_contract_firm on property_contract (firm, from_day);

-- One company at a time serves a compound, whatever two clerks do at once: the compound's row makes them wait for each other.
create function property_contract_alone() returns trigger language plpgsql as $$
begin
    perform 1 from compound where code = new.compound for update;
    if exists (select 1 from property_contract other
               where other.compound = new.compound and other.id <> new.id
                 and daterange(other.from_day, other.until_day) && daterange(new.from_day, new.until_day)) then
        raise exclusion_violation using constraint = 'property_contract_alone',
            message = 'compound ' || new.compound || ' has a property contract in these days';
    end if;
    return new;
end
$$;

create trigger property_contract_alone before insert or update on property_contract
    for each row execute function property_contract_alone();
