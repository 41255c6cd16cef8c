//! Moving what a guest made to the member whom the guest turns out to be.

use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::projects;
use crate::db::users;

/// How much there was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moved {
    /// Projects, those in the trash included.
    pub projects: usize,
    /// Steps of lessons where the member was not as far.
    pub steps: usize,
    /// Badges that the member did not have.
    pub badges: usize,
}

/// Where both were at a step, the further state counts, and the code that was written last.
const STEPS: &str = "
    insert into step_progress as own (user_id, lesson_id, step_id, state, code, lesson_version, revision, started_at, updated_at, completed_at)
    select $2, lesson_id, step_id, state, code, lesson_version, revision, started_at, updated_at, completed_at
    from step_progress where user_id = $1
    on conflict (user_id, lesson_id, step_id) do update set
        state = case when own.state = 'completed' then own.state else excluded.state end,
        completed_at = least(own.completed_at, excluded.completed_at),
        code = case when own.code is null or excluded.code is not null and excluded.updated_at > own.updated_at
            then excluded.code else own.code end,
        lesson_version = greatest(own.lesson_version, excluded.lesson_version),
        revision = own.revision + 1, updated_at = now()
    where own.state = 'started' and excluded.state = 'completed'
        or excluded.code is not null and excluded.code is distinct from own.code
            and (own.code is null or excluded.updated_at > own.updated_at)";
const BADGES: &str = "
    insert into user_badges (user_id, badge_id, earned_at) select $2, badge_id, earned_at from user_badges where user_id = $1
    on conflict do nothing";
const LIKES: &str = "
    update publication_likes moving set user_id = $2 where user_id = $1 and not exists (
        select from publication_likes where user_id = $2 and publication_id = moving.publication_id
    )";
const PLAYS: &str = "
    insert into publication_plays (publication_id, user_id, played_on)
    select publication_id, $2, played_on from publication_plays where user_id = $1
    on conflict do nothing";

/// Moves everything and forgets the guest; nothing if `guest` is no guest any more. To be called in a transaction.
///
/// # Errors
/// Whatever the database refuses.
pub async fn move_to(connection: &mut AsyncPgConnection, guest: Uuid, member: Uuid) -> Result<Moved, Error> {
    if users::lock(connection, guest).await?.is_none_or(|user| user.kind != "guest") {
        return Ok(Moved::default());
    }
    let projects = diesel::update(projects::table.filter(projects::owner_id.eq(guest)))
        .set(projects::owner_id.eq(member))
        .execute(connection)
        .await?;
    let steps = run(connection, STEPS, guest, member).await?;
    let badges = run(connection, BADGES, guest, member).await?;
    run(connection, LIKES, guest, member).await?;
    run(connection, PLAYS, guest, member).await?;
    users::delete(connection, guest).await?;
    Ok(Moved { projects, steps, badges })
}

async fn run(connection: &mut AsyncPgConnection, statement: &str, from: Uuid, to: Uuid) -> Result<usize, Error> {
    diesel::sql_query(statement)
        .bind::<sql_types::Uuid, _>(from)
        .bind::<sql_types::Uuid, _>(to)
        .execute(connection)
        .await
}
