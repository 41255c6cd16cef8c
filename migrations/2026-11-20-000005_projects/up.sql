create table blobs (
    hash bytea primary key constraint blobs_hash_length check (octet_length(hash) = 32),
    content bytea not null constraint blobs_size check (octet_length(content) <= 5000000),
    size_bytes integer not null constraint blobs_size_true check (size_bytes = octet_length(content)),
    touched_at timestamptz not null default now()
);

create index blobs_touched_at on blobs (touched_at);

comment on table blobs is 'Contents of files, each once. One that no file has any more is swept up a day after it was last written.';
comment on column blobs.hash is 'internal: SHA-256 of the content';
comment on column blobs.content is 'personal: what a person wrote, drew or recorded';
comment on column blobs.size_bytes is 'internal: length of the content';
comment on column blobs.touched_at is 'internal: when a file was last given this content';

create table projects (
    id uuid primary key,
    owner_id uuid not null references users (id) on delete cascade,
    name text not null constraint projects_name_length check (char_length(name) between 1 and 60 and name = btrim(name)),
    entry text not null default 'main.py' constraint projects_entry_length check (octet_length(entry) between 1 and 200),
    game_type text constraint projects_game_type_form check (game_type ~ '^[a-z][a-z0-9_]{0,39}$'),
    -- What the game was compiled from, so that the page can ask the questions again.
    choices jsonb,
    revision bigint not null default 1 constraint projects_revision_counts check (revision > 0),
    -- The credit stays when the game it was made from is gone.
    remixed_from uuid,
    remix_credit jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz
);

create index projects_of_owner on projects (owner_id, updated_at desc, id desc) where deleted_at is null;
create index projects_in_trash on projects (owner_id, deleted_at desc, id desc) where deleted_at is not null;
create index projects_deleted_at on projects (deleted_at) where deleted_at is not null;
create index projects_remixed_from on projects (remixed_from) where remixed_from is not null;

comment on table projects is 'Games that people make.';
comment on column projects.id is 'internal: version 7 UUID';
comment on column projects.owner_id is 'internal: whose it is';
comment on column projects.name is 'personal: what the person calls it';
comment on column projects.entry is 'personal: path of the file that is run';
comment on column projects.game_type is 'internal: the kind of game, if it was compiled from choices';
comment on column projects.choices is 'personal: the choices it was compiled from';
comment on column projects.revision is 'internal: rises with every change';
comment on column projects.remixed_from is 'internal: the published game it began as';
comment on column projects.remix_credit is 'public: title and maker of that game, and of those it began as';
comment on column projects.created_at is 'internal: when it was made';
comment on column projects.updated_at is 'internal: when it was last changed';
comment on column projects.deleted_at is 'internal: when it was put into the trash';

create table project_files (
    project_id uuid references projects (id) on delete cascade,
    path text constraint project_files_path_length check (octet_length(path) between 1 and 200),
    blob_hash bytea not null references blobs (hash),
    media_type text not null constraint project_files_media_type_length check (octet_length(media_type) <= 100),
    primary key (project_id, path)
);

create index project_files_blob_hash on project_files (blob_hash);

comment on table project_files is 'The files of each project as they are now.';
comment on column project_files.project_id is 'internal: the project';
comment on column project_files.path is 'personal: where in the project it lies';
comment on column project_files.blob_hash is 'internal: its content';
comment on column project_files.media_type is 'internal: what was found to be in it';

create table project_versions (
    id uuid primary key,
    project_id uuid not null references projects (id) on delete cascade,
    number integer not null constraint project_versions_number_counts check (number > 0),
    reason text not null constraint project_versions_reason_known check (
        reason in ('run', 'kept', 'restored', 'conflict', 'imported', 'published')
    ),
    label text constraint project_versions_label_length check (char_length(label) between 1 and 60),
    name text not null constraint project_versions_name_length check (char_length(name) between 1 and 60),
    entry text not null constraint project_versions_entry_length check (octet_length(entry) between 1 and 200),
    created_at timestamptz not null default now(),
    constraint project_versions_numbers_unique unique (project_id, number)
);

comment on table project_versions is 'What projects were at some time.';
comment on column project_versions.id is 'internal: version 7 UUID';
comment on column project_versions.project_id is 'internal: the project';
comment on column project_versions.number is 'internal: counts from 1 in each project';
comment on column project_versions.reason is 'internal: why it was kept';
comment on column project_versions.label is 'personal: what the person calls it';
comment on column project_versions.name is 'personal: what the project was called';
comment on column project_versions.entry is 'personal: path of the file that was run';
comment on column project_versions.created_at is 'internal: when it was kept';

create table project_version_files (
    version_id uuid references project_versions (id) on delete cascade,
    path text constraint project_version_files_path_length check (octet_length(path) between 1 and 200),
    blob_hash bytea not null references blobs (hash),
    media_type text not null constraint project_version_files_media_type_length check (octet_length(media_type) <= 100),
    primary key (version_id, path)
);

create index project_version_files_blob_hash on project_version_files (blob_hash);

comment on table project_version_files is 'The files of each version.';
comment on column project_version_files.version_id is 'internal: the version';
comment on column project_version_files.path is 'personal: where in the project it lay';
comment on column project_version_files.blob_hash is 'internal: its content';
comment on column project_version_files.media_type is 'internal: what was found to be in it';
