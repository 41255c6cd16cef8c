//! Rows of `credentials`: how members sign in.

use chrono::Utc;
use diesel::prelude::*;
use diesel::result::Error;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::{credentials, users};
use crate::domain::NicknameKey;

/// What is kept of a secret.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = credentials)]
pub struct CredentialRow {
    /// Whose it is.
    pub user_id: Uuid,
    /// `password` or `pictures`.
    pub kind: String,
    /// argon2id, as a PHC string.
    pub secret_hash: String,
}

/// What the member has, if anything.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(connection: &mut AsyncPgConnection, user_id: Uuid) -> Result<Option<CredentialRow>, Error> {
    credentials::table.find(user_id).select(CredentialRow::as_select()).first(connection).await.optional()
}

/// What the member with this nickname has, if anything.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find_by_nickname(
    connection: &mut AsyncPgConnection,
    nickname: &NicknameKey,
) -> Result<Option<CredentialRow>, Error> {
    credentials::table
        .inner_join(users::table.on(users::id.eq(credentials::user_id)))
        .filter(users::nickname_key.eq(nickname.as_str()))
        .select(CredentialRow::as_select())
        .first(connection)
        .await
        .optional()
}

/// Gives a member a secret in place of any other. `set_by` is none for the command line.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set(
    connection: &mut AsyncPgConnection,
    user_id: Uuid,
    kind: &str,
    secret_hash: &str,
    set_by: Option<Uuid>,
) -> Result<(), Error> {
    let values = (
        credentials::kind.eq(kind),
        credentials::secret_hash.eq(secret_hash),
        credentials::changed_at.eq(Utc::now()),
        credentials::changed_by.eq(set_by),
    );
    diesel::insert_into(credentials::table)
        .values((credentials::user_id.eq(user_id), values))
        .on_conflict(credentials::user_id)
        .do_update()
        .set(values)
        .execute(connection)
        .await
        .map(drop)
}
