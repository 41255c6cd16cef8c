//! Brings the tables up to date with the files of a build.

use std::collections::HashMap;

use chrono::Utc;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::upsert::excluded;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};

use crate::db::schema::{badges, lesson_prerequisites, lesson_steps, lessons};
use crate::domain::Lesson;

/// Names the lock under which lessons are loaded: "lesson" in ASCII.
const LOCK: i64 = 0x6c65_7373_6f6e;

/// Loads what has changed since it was last loaded, retires what is gone, and says how many lessons that were. Two at
/// once wait for each other.
///
/// # Errors
/// Whatever the database refuses; nothing is loaded then.
pub async fn load(connection: &mut AsyncPgConnection, all: &[Lesson]) -> Result<usize, Error> {
    connection
        .transaction(async |connection| {
            diesel::sql_query("select pg_advisory_xact_lock($1)")
                .bind::<diesel::sql_types::BigInt, _>(LOCK)
                .execute(connection)
                .await?;
            let kept: HashMap<String, Vec<u8>> = lessons::table
                .filter(lessons::retired_at.is_null())
                .select((lessons::id, lessons::checksum))
                .load::<(String, Vec<u8>)>(connection)
                .await?
                .into_iter()
                .collect();
            let changed: Vec<&Lesson> = all
                .iter()
                .filter(|lesson| kept.get(&lesson.id).is_none_or(|checksum| *checksum != lesson.checksum))
                .collect();
            // All lessons first: those that come after others refer to them.
            for lesson in &changed {
                put_lesson(connection, lesson).await?;
            }
            for lesson in &changed {
                put_steps(connection, lesson).await?;
                put_prerequisites(connection, lesson).await?;
            }
            Ok(changed.len() + retire(connection, all).await?)
        })
        .await
}

async fn put_lesson(connection: &mut AsyncPgConnection, lesson: &Lesson) -> Result<(), Error> {
    let about = &lesson.about;
    diesel::insert_into(lessons::table)
        .values((
            lessons::id.eq(&lesson.id),
            lessons::version.eq(1),
            lessons::checksum.eq(&lesson.checksum[..]),
            lessons::position.eq(lesson.position),
            lessons::title.eq(&about.title),
            lessons::summary.eq(&about.summary),
            lessons::minutes.eq(about.minutes),
        ))
        .on_conflict(lessons::id)
        .do_update()
        .set((
            lessons::version.eq(lessons::version + 1),
            lessons::checksum.eq(excluded(lessons::checksum)),
            lessons::position.eq(excluded(lessons::position)),
            lessons::title.eq(excluded(lessons::title)),
            lessons::summary.eq(excluded(lessons::summary)),
            lessons::minutes.eq(excluded(lessons::minutes)),
            lessons::retired_at.eq(None::<chrono::DateTime<Utc>>),
            lessons::seeded_at.eq(Utc::now()),
        ))
        .execute(connection)
        .await?;
    diesel::insert_into(badges::table)
        .values((
            badges::id.eq(&lesson.id),
            badges::lesson_id.eq(&lesson.id),
            badges::title.eq(&about.badge.title),
            badges::description.eq(&about.badge.description),
        ))
        .on_conflict(badges::id)
        .do_update()
        .set((badges::title.eq(excluded(badges::title)), badges::description.eq(excluded(badges::description))))
        .execute(connection)
        .await?;
    Ok(())
}

async fn put_steps(connection: &mut AsyncPgConnection, lesson: &Lesson) -> Result<(), Error> {
    for step in &lesson.steps {
        let content =
            serde_json::to_value(&step.content).map_err(|error| Error::SerializationError(Box::new(error)))?;
        diesel::insert_into(lesson_steps::table)
            .values((
                lesson_steps::lesson_id.eq(&lesson.id),
                lesson_steps::id.eq(&step.id),
                lesson_steps::position.eq(step.position),
                lesson_steps::title.eq(&step.title),
                lesson_steps::content.eq(content),
            ))
            .on_conflict((lesson_steps::lesson_id, lesson_steps::id))
            .do_update()
            .set((
                lesson_steps::position.eq(excluded(lesson_steps::position)),
                lesson_steps::title.eq(excluded(lesson_steps::title)),
                lesson_steps::content.eq(excluded(lesson_steps::content)),
                lesson_steps::retired_at.eq(None::<chrono::DateTime<Utc>>),
            ))
            .execute(connection)
            .await?;
    }
    let ids: Vec<&str> = lesson.steps.iter().map(|step| step.id.as_str()).collect();
    diesel::update(lesson_steps::table)
        .filter(lesson_steps::lesson_id.eq(&lesson.id))
        .filter(lesson_steps::id.ne_all(ids))
        .filter(lesson_steps::retired_at.is_null())
        .set(lesson_steps::retired_at.eq(Utc::now()))
        .execute(connection)
        .await?;
    Ok(())
}

async fn put_prerequisites(connection: &mut AsyncPgConnection, lesson: &Lesson) -> Result<(), Error> {
    diesel::delete(lesson_prerequisites::table)
        .filter(lesson_prerequisites::lesson_id.eq(&lesson.id))
        .execute(connection)
        .await?;
    let rows: Vec<_> = lesson
        .about
        .requires
        .iter()
        .map(|other| (lesson_prerequisites::lesson_id.eq(&lesson.id), lesson_prerequisites::requires_id.eq(other)))
        .collect();
    diesel::insert_into(lesson_prerequisites::table).values(rows).on_conflict_do_nothing().execute(connection).await?;
    Ok(())
}

/// One whose files are gone stays for those who did it, and is shown to nobody else.
async fn retire(connection: &mut AsyncPgConnection, all: &[Lesson]) -> Result<usize, Error> {
    let ids: Vec<&str> = all.iter().map(|lesson| lesson.id.as_str()).collect();
    diesel::update(lessons::table)
        .filter(lessons::id.ne_all(ids))
        .filter(lessons::retired_at.is_null())
        .set(lessons::retired_at.eq(Utc::now()))
        .execute(connection)
        .await
}
