-- Where letters about work reach a person; written by the application in encrypted form.
alter table member add column mail_address text;
