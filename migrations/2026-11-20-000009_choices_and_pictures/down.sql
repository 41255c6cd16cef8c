comment on table blobs is 'Contents of files, each once. One that no file has any more is swept up a day after it was last written.';
alter table publications drop column picture_hash;
alter table projects drop column picture_hash;
alter table project_versions drop column choices;
