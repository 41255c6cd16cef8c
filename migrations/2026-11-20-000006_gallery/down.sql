drop index projects_remix_credit;
alter table projects drop constraint projects_remixed_from_exists;
drop table publication_reports;
drop table publication_plays;
drop table publication_likes;
drop table publications;
drop function publication_words;
