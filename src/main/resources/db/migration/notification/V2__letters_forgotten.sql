-- Of a letter that was sent or has failed, address and values are emptied after a while.
create index letter_to_forget on letter (next_attempt_at) where status <> 'QUEUED' and parameters <> '';

comment on column letter.address is 'Encrypted; empty once the letter is forgotten';
comment on column letter.parameters is
    'Encrypted JSON object: the values for the template; empty once the letter is forgotten';
