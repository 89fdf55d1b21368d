-- Answers that no longer count: what a paper took the place of, and papers entered wrongly. As with the answers that count,
-- who answered can be read from no table.
create table property_survey_former (
    id          bigint      generated always as identity primary key,
    assessment  text        not null references property_survey (assessment),
    home        char(64)    not null,
    channel     text        not null check (channel in ('ONLINE', 'PAPER')),
    choices     text        not null,
    praise      boolean     not null,
    entered_by  varchar(64),
    answered_at timestamptz not null,
    -- REPLACED by a paper, RESTORED when that paper was taken back, TAKEN_BACK for the paper itself.
    state       text        not null check (state in ('REPLACED', 'RESTORED', 'TAKEN_BACK')),
    reason      text,
    ended_by    varchar(64) not null,
    ended_at    timestamptz not null,
    check ((channel = 'PAPER') = (entered_by is not null)),
    check ((channel = 'PAPER') = (state = 'TAKEN_BACK')),
    check ((state = 'TAKEN_BACK') = (reason is not null))
);

create index property_survey_former_home on property_survey_former (assessment, home, id);
