//! Rows of `publication_reports`: what people found wrong with games in the gallery.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::Abort;
use super::publications::{self, PublicationRow};
use crate::db::schema::{publication_reports, publications as games, users};
use crate::domain::{PublicationState, ReportNote, ReportReason, Resolution, User};
use crate::error::Code;

/// So many members hide a game until an admin has looked at it. Guests do not count: anybody can be many of them.
const HIDING_REPORTS: i64 = 3;

/// One report.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = publication_reports)]
pub struct ReportRow {
    /// Version 7 UUID.
    pub id: Uuid,
    /// The game.
    pub publication_id: Uuid,
    /// What is wrong.
    pub reason: String,
    /// The same in the reporter's words.
    pub note: String,
    /// When it was reported.
    pub created_at: DateTime<Utc>,
    /// When an admin had looked at it.
    pub resolved_at: Option<DateTime<Utc>>,
    /// `kept` or `hidden`.
    pub resolution: Option<String>,
}

/// A report, its game, and the nicknames of the game's maker and of the reporter.
#[derive(Debug, Clone)]
pub struct WholeReport {
    /// The report.
    pub report: ReportRow,
    /// The game.
    pub game: PublicationRow,
    /// Who made it.
    pub maker: Option<String>,
    /// Who reported it; guests have no nickname.
    pub reporter: Option<String>,
}

/// Reports a game; a second report of the same person changes nothing. Says whether the game is hidden now. Within a
/// transaction.
///
/// # Errors
/// `publication_not_found`; whatever the database refuses.
pub async fn add(
    connection: &mut AsyncPgConnection,
    person: &User,
    id: Uuid,
    (reason, note): (ReportReason, &ReportNote),
) -> Result<bool, Abort> {
    let game = publications::lock(connection, id, Some(person))
        .await?
        .filter(PublicationRow::is_published)
        .ok_or(Code::PublicationNotFound)?;
    diesel::insert_into(publication_reports::table)
        .values((
            publication_reports::id.eq(Uuid::now_v7()),
            publication_reports::publication_id.eq(id),
            publication_reports::reporter_id.eq(person.id.0),
            publication_reports::reason.eq(reason.as_str()),
            publication_reports::note.eq(note.as_str()),
        ))
        .on_conflict_do_nothing()
        .execute(connection)
        .await?;
    let members: i64 = publication_reports::table
        .inner_join(users::table.on(users::id.nullable().eq(publication_reports::reporter_id)))
        .filter(publication_reports::publication_id.eq(id))
        .filter(publication_reports::resolved_at.is_null())
        .filter(users::kind.eq("member"))
        .count()
        .get_result(connection)
        .await?;
    if members < HIDING_REPORTS {
        return Ok(false);
    }
    let reason = Some("Several people reported it. An admin will look at it.");
    publications::set_state(connection, &game, PublicationState::Hidden, reason, None).await?;
    Ok(true)
}

/// Reports at which no admin has looked, the first first, above this id.
///
/// # Errors
/// Whatever the database refuses.
pub async fn open(
    connection: &mut AsyncPgConnection,
    above: Option<Uuid>,
    rows: i64,
) -> Result<Vec<WholeReport>, Error> {
    let reports: Vec<ReportRow> = publication_reports::table
        // As the index says it.
        .filter(sql::<Bool>("resolved_at is null"))
        .filter(publication_reports::id.gt(above.unwrap_or(Uuid::nil())))
        .order(publication_reports::id)
        .limit(rows)
        .select(ReportRow::as_select())
        .load(connection)
        .await?;
    whole(connection, reports).await
}

/// Adds the games and the nicknames.
async fn whole(connection: &mut AsyncPgConnection, reports: Vec<ReportRow>) -> Result<Vec<WholeReport>, Error> {
    let ids: Vec<Uuid> = reports.iter().map(|report| report.id).collect();
    let (makers, reporters) = diesel::alias!(users as makers, users as reporters);
    let mut found: Vec<(Uuid, PublicationRow, Option<String>, Option<String>)> = publication_reports::table
        .inner_join(games::table)
        .inner_join(makers.on(makers.field(users::id).eq(games::owner_id)))
        .left_join(reporters.on(reporters.field(users::id).nullable().eq(publication_reports::reporter_id)))
        .filter(publication_reports::id.eq_any(ids))
        .select((
            publication_reports::id,
            PublicationRow::as_select(),
            makers.field(users::nickname),
            reporters.field(users::nickname).nullable(),
        ))
        .load(connection)
        .await?;
    Ok(reports
        .into_iter()
        .filter_map(|report| {
            let index = found.iter().position(|(id, ..)| *id == report.id)?;
            let (_, game, maker, reporter) = found.swap_remove(index);
            Some(WholeReport { report, game, maker, reporter })
        })
        .collect())
}

/// Decides about the game of a report, and with it about all its open reports. Within a transaction.
///
/// # Errors
/// `report_not_found`; whatever the database refuses.
pub async fn resolve(
    connection: &mut AsyncPgConnection,
    admin: &User,
    id: Uuid,
    resolution: Resolution,
) -> Result<WholeReport, Abort> {
    let game: Uuid = publication_reports::table
        .find(id)
        .select(publication_reports::publication_id)
        .first(connection)
        .await
        .optional()?
        .ok_or(Code::ReportNotFound)?;
    let row = publications::lock(connection, game, Some(admin)).await?.ok_or(Code::ReportNotFound)?;
    let open_or_this = publication_reports::resolved_at.is_null().or(publication_reports::id.eq(id));
    diesel::update(publication_reports::table)
        .filter(publication_reports::publication_id.eq(game))
        .filter(open_or_this)
        .set((
            publication_reports::resolved_at.eq(Utc::now()),
            publication_reports::resolved_by.eq(admin.id.0),
            publication_reports::resolution.eq(resolution.as_str()),
        ))
        .execute(connection)
        .await?;
    match resolution {
        // Also one that is hidden: by reports before, by an admin now.
        Resolution::Hidden => {
            publications::set_state(connection, &row, PublicationState::Hidden, None, Some(admin.id.0)).await?;
        }
        Resolution::Kept if row.state == PublicationState::Hidden.as_str() => {
            publications::bring_back(connection, &row, admin).await?;
        }
        Resolution::Kept => {}
    }
    let report = publication_reports::table.find(id).select(ReportRow::as_select()).first(connection).await?;
    whole(connection, vec![report]).await?.pop().ok_or_else(|| Code::ReportNotFound.into())
}
