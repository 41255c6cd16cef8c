-- Fills a migrated, seeded database as a busy Palace would. psql variables: users, projects, progress (rows of each).
-- The first fifty users are those who call: teachers, and the first an admin; each is signed in under
-- sha256('bench-<number>') and has many projects.
\set ON_ERROR_STOP on
begin;

create temporary table people as
    select number, gen_random_uuid() as id from generate_series(1, :users) as number;
create unique index on people (number);
insert into users (id, kind, nickname, nickname_key, created_at)
    select id, 'member', 'Player ' || number, 'player ' || number, now() - number * interval '1 minute' from people;
insert into role_grants (id, user_id, role, origin)
    select id, id, case number when 1 then 'admin' else 'teacher' end, 'command_line'
    from people where number % 50 = 0 or number <= 50;
update users set role = role_grants.role, role_grant_id = role_grants.id from role_grants where user_id = users.id;
insert into user_sessions (id, user_id, token_hash, expires_at, absolute_expires_at)
    select gen_random_uuid(), id, sha256(sha256(convert_to('bench-' || number, 'utf8'))), now() + interval '9 days', now() + interval '99 days'
    from people where number <= 50;

-- One class for every teacher, thirty learners in each.
create temporary table groups as
    select gen_random_uuid() as id, id as teacher_id, number from people where number % 50 = 0 or number <= 50;
insert into classes (id, teacher_id, name, join_code)
    select id, teacher_id, 'Class ' || number,
        translate(lpad(to_hex(number), 6, '0'), '0123456789abcdef', 'BCDFGHJKLMNPQRST') from groups;
insert into class_members (class_id, user_id)
    select groups.id, people.id from groups join people on people.number between groups.number + 51 and groups.number + 80;

-- A thousand contents are shared by all files.
create temporary table texts as
    select number, convert_to('# Game ' || number || E'\nimport pygame\n' || repeat('x = 1' || E'\n', 300), 'utf8') as content
    from generate_series(0, 999) as number;
insert into blobs (hash, content, size_bytes) select sha256(content), content, octet_length(content) from texts;

-- Half of the projects are those of the first thousand people.
create temporary table games as
    select number, gen_random_uuid() as id,
        case when number % 2 = 0 then 1 + (number / 2) % 1000 else 1 + (number * 7919::bigint) % :users end as owner
    from generate_series(1, :projects) as number;
insert into projects (id, owner_id, name, game_type, created_at, updated_at, deleted_at)
    select games.id, people.id, 'Game ' || games.number,
        (array['platformer', 'rpg', 'dungeon', 'racing', 'puzzle', 'space'])[1 + games.number % 6],
        now() - games.number * interval '10 seconds', now() - games.number * interval '9 seconds',
        case when games.number % 20 = 19 then now() - interval '1 day' end
    from games join people on people.number = games.owner;
insert into project_files (project_id, path, blob_hash, media_type)
    select games.id, 'main.py', sha256(content), 'text/x-python' from games join texts on texts.number = games.number % 1000;
insert into project_versions (id, project_id, number, reason, name, entry)
    select gen_random_uuid(), id, version, 'run', 'Game ' || games.number, 'main.py'
    from games, generate_series(1, 3) as version where games.number % 4 = 0;
insert into project_version_files (version_id, path, blob_hash, media_type)
    select project_versions.id, path, blob_hash, media_type from project_versions join project_files using (project_id);

-- Every fourth is in the gallery.
insert into publications (id, project_id, version_id, owner_id, title, description, game_type, state, published_at, play_count, like_count)
    select gen_random_uuid(), projects.id, project_versions.id, owner_id,
        (array['Fox', 'Robot', 'Dragon', 'Rocket', 'Castle', 'Ocean', 'Forest', 'Moon'])[1 + games.number / 4 % 8] || ' ' || games.number,
        'Jump over the ' || (array['river', 'wall', 'lava', 'train'])[1 + games.number / 4 % 4] || ' and collect every star.',
        game_type, 'published', projects.created_at, games.number * 7919::bigint % 500, games.number * 104729::bigint % 90
    from games join projects using (id)
    join project_versions on project_versions.project_id = projects.id and project_versions.number = 1
    where deleted_at is null;
insert into publication_likes (publication_id, user_id)
    select publications.id, people.id from publications
    join people on people.number = 1 + hashtextextended(publications.id::text, 0) & 1023;

insert into step_progress (user_id, lesson_id, step_id, state, code, lesson_version, completed_at)
    select people.id, lessons.id, lesson_steps.id, 'completed', 'print("hello")', lessons.version, now()
    from people cross join lessons join lesson_steps on lesson_steps.lesson_id = lessons.id
    order by people.number
    limit :progress;

commit;
vacuum analyze;
