-- Intake and return visits belong to the district's desks: what belongs to nobody is looked at in everybody's lists.
do $$
declare
    place record;
begin
    for place in
        select c.table_name, i.column_name
        from information_schema.columns c
        join information_schema.columns i
            on i.table_schema = c.table_schema and i.table_name = c.table_name
            and i.column_name in ('proc_inst_id_', 'process_instance_id_')
        where c.table_schema = current_schema() and c.column_name = 'tenant_id_'
            and (c.table_name like 'act\_ru\_%' or c.table_name like 'act\_hi\_%')
    loop
        execute format(
            'update %I set tenant_id_ = ''district'' where tenant_id_ is null and %I in (select id_ from act_hi_procinst'
                || ' where proc_def_key_ in (''request-triage'', ''request-feedback''))',
            place.table_name, place.column_name);
    end loop;
end $$;

-- The engine looks for a person's own grants in every list and count, and has an index for groups only.
create index act_idx_auth_user_type on act_ru_authorization (user_id_, resource_type_) where user_id_ is not null;
