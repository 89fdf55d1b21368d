-- The version a quarter is scored by is decided once, when the quarter is opened: its assessments are opened one by one, and
-- a version put in force meanwhile would have scored some by the old one and some by the new one.

alter table property_quarter add column rubric varchar(20) references property_rubric (code);

comment on column property_quarter.rubric is 'Version every assessment of the quarter is scored by; null only where none was opened before this column';

update property_quarter q
set rubric = (select min(a.rubric) from property_assessment a where a.quarter = q.quarter);
