-- A request leads to one lift case at a time.
create unique index lift_case_one_of_request on lift_case (request) where ended_at is null and request is not null;
