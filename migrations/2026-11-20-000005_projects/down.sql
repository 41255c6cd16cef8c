drop table project_version_files;
drop table project_versions;
drop table project_files;
drop table projects;
drop table blobs;
