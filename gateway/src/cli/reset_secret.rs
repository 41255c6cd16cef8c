//! `gateway reset-secret`: for whoever has no teacher or admin to ask.

use anyhow::Context as _;
use diesel_async::AsyncConnection as _;

use super::database::with_database;
use super::new_password::new_password_hash;
use crate::db::{credentials, user_sessions, users};
use crate::domain::Nickname;

pub(super) async fn run(nickname: Nickname) -> anyhow::Result<()> {
    with_database(async |connection| {
        let name = nickname.as_str();
        let found = users::find_by_nickname(connection, &nickname.key()).await?;
        let id = found.with_context(|| format!("nobody is called `{name}`"))?.id;
        let hash = new_password_hash(&nickname).await?;
        connection
            .transaction(async |connection| {
                credentials::set(connection, id, "password", &hash, None).await?;
                user_sessions::revoke_all(connection, id).await
            })
            .await?;
        println!("{name} has a new password and is signed out everywhere");
        Ok(())
    })
    .await
}
