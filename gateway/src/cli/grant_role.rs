//! `gateway grant-role`

use anyhow::{Context as _, bail};
use diesel_async::AsyncConnection as _;

use super::database::{explain, with_database};
use crate::db::{role_grants, users};
use crate::domain::{Nickname, Role};

pub(super) async fn run(nickname: Nickname, role: Role) -> anyhow::Result<()> {
    with_database(async |connection| {
        let name = nickname.as_str();
        let done = connection
            .transaction(async |connection| {
                let Some(found) = users::find_by_nickname(connection, &nickname.key()).await? else { return Ok(None) };
                if role != Role::Admin && users::is_last_admin(connection, found.id).await? {
                    return Ok(Some(false));
                }
                role_grants::grant(connection, found.id, role, None).await.map(|()| Some(true))
            })
            .await
            .map_err(|error| {
                let words = "there is an admin already; admins make others with PUT /api/users/{user_id}/role";
                explain(error, role_grants::NOT_BY_AN_ADMIN, words.to_owned())
            })?;
        if !done.with_context(|| format!("nobody is called `{name}`"))? {
            bail!("{name} is the only admin and stays one");
        }
        println!("{name} has the role {}", role.as_str());
        Ok(())
    })
    .await
}
