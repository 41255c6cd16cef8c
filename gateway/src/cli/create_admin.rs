//! `gateway create-admin`: the first admin. Admins after that are made by admins.

use anyhow::bail;
use diesel::result::Error;
use diesel_async::{AsyncConnection as _, AsyncPgConnection};

use super::database::{explain, with_database};
use super::new_password::new_password_hash;
use crate::db::{credentials, role_grants, users};
use crate::domain::{Nickname, Role};

pub(super) async fn run(nickname: Nickname) -> anyhow::Result<()> {
    with_database(async |connection| {
        // Before a password is asked for; the database refuses it all the same.
        if users::has_admin(connection).await? {
            bail!("there is an admin already; admins make others with PUT /api/users/{{user_id}}/role");
        }
        let hash = new_password_hash(&nickname).await?;
        create(connection, &nickname, &hash).await.map_err(|error| {
            let name = nickname.as_str();
            explain(
                error,
                users::NICKNAME_TAKEN,
                format!("`{name}` is a member already; `gateway grant-role '{name}' admin` makes them the first admin"),
            )
        })?;
        println!("{} is an admin", nickname.as_str());
        Ok(())
    })
    .await
}

async fn create(connection: &mut AsyncPgConnection, nickname: &Nickname, hash: &str) -> Result<(), Error> {
    connection
        .transaction(async |connection| {
            let admin = users::insert_member(connection, nickname).await?;
            role_grants::grant(connection, admin.id, Role::Admin, None).await?;
            credentials::set(connection, admin.id, "password", hash, None).await
        })
        .await
}
