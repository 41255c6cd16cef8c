//! Throws away what is over: every hour, in every gateway, but only in one of them at a time.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use diesel::result::Error;
use diesel::sql_types::{BigInt, Bool};
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, RunQueryDsl as _, TransactionManager as _};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::db::{Database, DatabaseError, blobs, over, projects};

/// Between two sweeps.
const EVERY: Duration = Duration::from_hours(1);
/// How long a project stays in the trash.
const IN_TRASH: TimeDelta = TimeDelta::days(30);
/// How long a content stays that no file has: longer than any save takes.
const UNUSED: TimeDelta = TimeDelta::days(1);
/// How long an answer is kept for a request that may be sent again.
const ANSWERS: TimeDelta = TimeDelta::hours(24);
/// Rows at once: a sweep of many must not hold others up.
const AT_ONCE: i64 = 200;
/// Nobody else takes this lock.
const LOCK: i64 = 7_020_090_701;

/// What was thrown away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Projects from the trash.
    pub projects: usize,
    /// Contents that no file has.
    pub blobs: usize,
    /// Sign-ins that are over.
    pub sign_ins: usize,
    /// Answers to requests that may not be sent again any more.
    pub answers: usize,
}

impl Swept {
    /// Whether any kind may have more.
    fn is_full(self) -> bool {
        [self.projects, self.blobs, self.sign_ins, self.answers]
            .iter()
            .any(|&count| i64::try_from(count).is_ok_and(|count| count >= AT_ONCE))
    }
}

/// Sweeps when it starts, and then every hour until `stop`.
pub async fn keep_sweeping(database: Database, stop: CancellationToken) {
    let mut hours = interval(EVERY);
    hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = hours.tick() => {}
        }
        match sweep_all(&database).await {
            Ok(swept) if swept == Swept::default() => {}
            Ok(swept) => tracing::info!(?swept, "swept"),
            // The next hour will do.
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "could not sweep"),
        }
    }
}

/// Sweeps until nothing is left that is over; says what that was.
///
/// # Errors
/// When the database is away or refuses.
pub async fn sweep_all(database: &Database) -> Result<Swept, DatabaseError> {
    let mut all = Swept::default();
    loop {
        let swept = database.run(async |connection| sweep(connection).await).await?;
        all.projects += swept.projects;
        all.blobs += swept.blobs;
        all.sign_ins += swept.sign_ins;
        all.answers += swept.answers;
        if !swept.is_full() {
            return Ok(all);
        }
    }
}

/// Throws away some of what is over, unless another gateway is about it.
async fn sweep(connection: &mut AsyncPgConnection) -> Result<Swept, Error> {
    AnsiTransactionManager::begin_transaction(connection).await?;
    match sweep_locked(connection).await {
        Ok(swept) => AnsiTransactionManager::commit_transaction(connection).await.map(|()| swept),
        Err(error) => AnsiTransactionManager::rollback_transaction(connection).await.and(Err(error)),
    }
}

async fn sweep_locked(connection: &mut AsyncPgConnection) -> Result<Swept, Error> {
    let mine: bool =
        diesel::select(diesel::dsl::sql::<Bool>("pg_try_advisory_xact_lock(").bind::<BigInt, _>(LOCK).sql(")"))
            .get_result(connection)
            .await?;
    if !mine {
        return Ok(Swept::default());
    }
    let now = Utc::now();
    Ok(Swept {
        projects: projects::sweep(connection, now - IN_TRASH, AT_ONCE).await?,
        sign_ins: over::sign_ins(connection, now, AT_ONCE).await?,
        answers: over::answers(connection, now - ANSWERS, AT_ONCE).await?,
        // Last, for projects that went may have been the only ones with theirs.
        blobs: blobs::sweep(connection, now - UNUSED, AT_ONCE).await?,
    })
}
