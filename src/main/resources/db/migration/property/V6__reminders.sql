-- The end of interim service that those at work have been reminded of; a later end is reminded of anew.
alter table property_exit add column interim_reminded date;
