-- What a game was compiled from changes with each answer: a version remembers it too. Until now it never changed.
alter table project_versions add column choices jsonb;
update project_versions set choices = projects.choices
    from projects where projects.id = project_versions.project_id and projects.choices is not null;

comment on column project_versions.choices is 'personal: the choices it was compiled from';

-- A picture of the game being played. It goes with what is shown, not with further work.
alter table projects add column picture_hash bytea
    constraint projects_picture_exists references blobs (hash);
alter table publications add column picture_hash bytea
    constraint publications_picture_exists references blobs (hash);

create index projects_picture_hash on projects (picture_hash) where picture_hash is not null;
create index publications_picture_hash on publications (picture_hash) where picture_hash is not null;

comment on column projects.picture_hash is 'internal: a picture of it being played';
comment on column publications.picture_hash is 'internal: the same as it was when the game was offered';
comment on table blobs is 'Contents of files and pictures of games, each once. One that nothing has any more is swept up a day after it was last written.';
