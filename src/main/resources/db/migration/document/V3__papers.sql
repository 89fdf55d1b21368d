-- Staff also keep papers: they are no pictures and have no sides.
alter table document alter column width drop not null;
alter table document alter column height drop not null;
