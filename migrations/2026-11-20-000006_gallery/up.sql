-- Names are words in many languages: no stemming.
create function publication_words(title text, description text) returns tsvector language sql immutable parallel safe
    return setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', description), 'B');

create table publications (
    id uuid primary key,
    -- A project is in the gallery once; what is shown is a version, so that further work is not shown by itself.
    project_id uuid not null references projects (id) on delete cascade
        constraint publications_project_unique unique,
    version_id uuid not null references project_versions (id),
    owner_id uuid not null references users (id) on delete cascade,
    title text not null constraint publications_title_length check (char_length(title) between 1 and 60 and title = btrim(title)),
    description text not null default '' constraint publications_description_length check (char_length(description) <= 500),
    game_type text constraint publications_game_type_form check (game_type ~ '^[a-z][a-z0-9_]{0,39}$'),
    state text not null constraint publications_state_known check (
        state in ('waiting', 'declined', 'published', 'unpublished', 'hidden')
    ),
    state_reason text constraint publications_state_reason_length check (char_length(state_reason) between 1 and 200),
    state_changed_by uuid references users (id) on delete set null,
    unapproved boolean not null default false,
    taken_back_at timestamptz,
    revision bigint not null default 1 constraint publications_revision_counts check (revision > 0),
    play_count integer not null default 0 constraint publications_play_count_counts check (play_count >= 0),
    like_count integer not null default 0 constraint publications_like_count_counts check (like_count >= 0),
    remix_count integer not null default 0 constraint publications_remix_count_counts check (remix_count >= 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    published_at timestamptz,
    constraint publications_published_have_a_time check (state <> 'published' or published_at is not null)
);

create index publications_newest on publications (published_at desc, id desc) where state = 'published';
create index publications_most_played on publications (play_count desc, id desc) where state = 'published';
create index publications_most_liked on publications (like_count desc, id desc) where state = 'published';
create index publications_newest_of_kind on publications (game_type, published_at desc, id desc) where state = 'published';
create index publications_most_played_of_kind on publications (game_type, play_count desc, id desc) where state = 'published';
create index publications_most_liked_of_kind on publications (game_type, like_count desc, id desc) where state = 'published';
create index publications_search on publications using gin (publication_words(title, description)) where state = 'published';
create index publications_owner_id on publications (owner_id, id desc);
create index publications_version_id on publications (version_id);
create index publications_state_changed_by on publications (state_changed_by);
create index publications_waiting on publications (owner_id, id) where state = 'waiting';

alter table projects add constraint projects_remixed_from_exists
    foreign key (remixed_from) references publications (id) on delete set null;

-- Whoever leaves is forgotten in the credit that others give.
create index projects_remix_credit on projects using gin (remix_credit jsonb_path_ops) where remix_credit is not null;

comment on table publications is 'Games in the gallery, and those on their way into it.';
comment on column publications.id is 'public: version 7 UUID';
comment on column publications.project_id is 'internal: the project';
comment on column publications.version_id is 'internal: the version that is shown';
comment on column publications.owner_id is 'internal: who made it';
comment on column publications.title is 'public: what it is called';
comment on column publications.description is 'public: what its maker says of it';
comment on column publications.game_type is 'public: the kind of game';
comment on column publications.state is 'internal: waiting for approval, declined, published, unpublished by its maker, or hidden by an admin';
comment on column publications.state_reason is 'personal: what was said to its maker about that';
comment on column publications.state_changed_by is 'internal: who decided that';
comment on column publications.unapproved is 'internal: whether what is offered waits for approval or was declined, whatever became of it since';
comment on column publications.taken_back_at is 'internal: when its maker took it back, whatever became of it since; null while it is meant to be shown';
comment on column publications.revision is 'internal: rises when something else is offered';
comment on column publications.play_count is 'public: how many people played it, each once a day';
comment on column publications.like_count is 'public: how many people like it';
comment on column publications.remix_count is 'public: how many projects began as it';
comment on column publications.created_at is 'internal: when it was first offered';
comment on column publications.updated_at is 'internal: when it was last changed';
comment on column publications.published_at is 'public: since when it is shown';

create table publication_likes (
    publication_id uuid references publications (id) on delete cascade,
    user_id uuid references users (id) on delete cascade,
    created_at timestamptz not null default now(),
    primary key (publication_id, user_id)
);

create index publication_likes_user_id on publication_likes (user_id);

comment on table publication_likes is 'Who likes what.';
comment on column publication_likes.publication_id is 'internal: the game';
comment on column publication_likes.user_id is 'internal: who likes it';
comment on column publication_likes.created_at is 'internal: since when';

create table publication_plays (
    publication_id uuid references publications (id) on delete cascade,
    user_id uuid references users (id) on delete cascade,
    played_on date not null default current_date,
    primary key (publication_id, user_id, played_on)
);

create index publication_plays_user_id on publication_plays (user_id);

comment on table publication_plays is 'Who played what on which day, so that nobody counts twice.';
comment on column publication_plays.publication_id is 'internal: the game';
comment on column publication_plays.user_id is 'internal: who played it';
comment on column publication_plays.played_on is 'internal: the day in UTC';

create table publication_reports (
    id uuid primary key,
    publication_id uuid not null references publications (id) on delete cascade,
    reporter_id uuid references users (id) on delete set null,
    reason text not null constraint publication_reports_reason_known check (
        reason in ('unkind', 'scary', 'personal_information', 'copied', 'broken', 'other')
    ),
    note text not null default '' constraint publication_reports_note_length check (char_length(note) <= 500),
    created_at timestamptz not null default now(),
    resolved_at timestamptz,
    resolved_by uuid references users (id) on delete set null,
    resolution text constraint publication_reports_resolution_known check (resolution in ('kept', 'hidden')),
    constraint publication_reports_resolved_whole check ((resolved_at is null) = (resolution is null)),
    constraint publication_reports_once unique (publication_id, reporter_id)
);

create index publication_reports_open on publication_reports (id) where resolved_at is null;
create index publication_reports_reporter_id on publication_reports (reporter_id);
create index publication_reports_resolved_by on publication_reports (resolved_by);

comment on table publication_reports is 'What people found wrong with games in the gallery.';
comment on column publication_reports.id is 'internal: version 7 UUID';
comment on column publication_reports.publication_id is 'internal: the game';
comment on column publication_reports.reporter_id is 'internal: who reported it';
comment on column publication_reports.reason is 'internal: what is wrong';
comment on column publication_reports.note is 'personal: the same in the reporter''s words';
comment on column publication_reports.created_at is 'internal: when it was reported';
comment on column publication_reports.resolved_at is 'internal: when an admin had looked at it';
comment on column publication_reports.resolved_by is 'internal: which admin';
comment on column publication_reports.resolution is 'internal: kept or hidden';
