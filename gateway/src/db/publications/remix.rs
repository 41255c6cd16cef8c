//! Makes a project out of a published game, with credit for its maker and for those before.

use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::projects::{self, NewProject, ProjectRow};
use crate::db::schema::{projects as project_rows, publications};
use crate::db::{Abort, project_versions};
use crate::domain::{KeptCredit, RemixCredit, User};
use crate::error::Code;

/// Longest line of credit; the oldest are left out.
const MAX_CREDIT: usize = 20;

/// Makes a project of a game's files. Its credit names the game first, then what that began as. Whether there is room
/// for another project, the caller has checked. Within a transaction.
///
/// # Errors
/// `publication_not_found`; whatever the database refuses.
pub async fn remix(connection: &mut AsyncPgConnection, person: &User, id: Uuid) -> Result<ProjectRow, Abort> {
    super::lock(connection, id, Some(person)).await?;
    let (game, maker) = super::find(connection, id, Some(person))
        .await?
        .filter(|(row, _)| row.is_published())
        .ok_or(Code::PublicationNotFound)?;
    let before: Option<serde_json::Value> =
        project_rows::table.find(game.project_id).select(project_rows::remix_credit).first(connection).await?;
    let before: Vec<KeptCredit> = before.and_then(|credit| serde_json::from_value(credit).ok()).unwrap_or_default();
    let shown = RemixCredit { publication_id: id, title: game.title.clone(), maker: maker.unwrap_or_default() };
    let own = KeptCredit { shown, maker_id: Some(game.owner_id) };
    let credit: Vec<_> = std::iter::once(own).chain(before).take(MAX_CREDIT).collect();
    let version =
        project_versions::find(connection, game.project_id, game.version_id).await?.ok_or(Code::PublicationNotFound)?;
    let files = project_versions::files(connection, version.id).await?;
    let new = NewProject {
        owner_id: person.id.0,
        name: &game.title,
        entry: &version.entry,
        game_type: game.game_type.as_deref(),
        choices: version.choices,
        remixed_from: Some(id),
        remix_credit: serde_json::to_value(&credit).ok(),
        picture_hash: game.picture_hash,
    };
    let project = projects::insert(connection, &new, &files).await?;
    count(connection, id).await?;
    Ok(project)
}

async fn count(connection: &mut AsyncPgConnection, id: Uuid) -> Result<(), Error> {
    diesel::update(publications::table.find(id))
        .set(publications::remix_count.eq(publications::remix_count + 1))
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets somebody's name where the projects of others give credit, before the person is deleted; that there was
/// somebody stays.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget_credit_of(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<(), Error> {
    // Projects are locked in one order: two people who go at once cannot wait for each other.
    const FORGET: &str = "
        with credited as (
            select id from projects
            where remix_credit @> jsonb_build_array(jsonb_build_object('maker_id', $1))
            order by id for no key update
        )
        update projects set remix_credit = (
            select jsonb_agg(
                case when credit ->> 'maker_id' = $1::text
                    then credit || '{\"maker\": \"\", \"maker_id\": null}' else credit end
                order by place
            )
            from jsonb_array_elements(remix_credit) with ordinality as line (credit, place)
        )
        where id in (select id from credited)";
    diesel::sql_query(FORGET).bind::<SqlUuid, _>(user_id).execute(connection).await?;
    Ok(())
}
