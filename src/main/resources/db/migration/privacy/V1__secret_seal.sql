-- A known word under the installation's secret, by which a wrong secret is noticed before it writes anything.
create table secret_seal (
    id     smallint primary key check (id = 1),
    sealed text not null
);
