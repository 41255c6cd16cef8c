//! `PUT /api/users/{user_id}/role`

use actix_web::{HttpResponse, web};
use diesel::result::Error;
use diesel_async::{AsyncConnection as _, AsyncPgConnection};
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{UserWithGrants, with_grants};
use crate::db::{role_grants, users};
use crate::domain::Role;
use crate::error::{ApiError, Code};
use crate::extract::{InBrowser, Json, PathId, path_id};
use crate::openapi::{BodyProblems, SignInProblems};
use crate::state::State;

/// Which role a person is to have.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRole {
    /// The role.
    role: Role,
}

/// Give a person a role
///
/// The grant is recorded. Whoever becomes a learner loses their e-mail address, and nobody can join their classes any
/// more. The only admin stays one.
#[utoipa::path(
    put,
    path = "/api/users/{user_id}/role",
    operation_id = "set_user_role",
    tag = "users",
    security(("cookie" = [])),
    params(("user_id" = uuid::Uuid, Path, description = "The person.")),
    request_body(content = NewRole, example = json!({"role": "teacher"})),
    responses(
        (status = 200, description = "The person as they are now.", body = UserWithGrants),
        (status = 404, description = "Nobody: `user_not_found`.", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "The person is a guest (`not_a_member`), or the only admin (`last_admin`).",
            body = Problem, content_type = "application/problem+json"),
        BodyProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn set_role(
    state: web::Data<State>,
    admin: InBrowser,
    person: PathId<path_id::Person>,
    body: Json<NewRole>,
) -> Result<HttpResponse, ApiError> {
    admin.require_role(Role::Admin)?;
    let admin = admin.id();
    let changed = state
        .database
        .run(async |connection| {
            connection.transaction(async |connection| change(connection, admin, person.id, body.0.role).await).await
        })
        .await
        .map_err(|error| match error.constraint() {
            // Meanwhile the admin has become somebody who is none.
            Some(role_grants::NOT_BY_AN_ADMIN) => Code::WrongRole.into(),
            _ => ApiError::from(error),
        })??;
    Ok(HttpResponse::Ok().json(changed))
}

async fn change(
    connection: &mut AsyncPgConnection,
    admin: Uuid,
    person: Uuid,
    role: Role,
) -> Result<Result<UserWithGrants, Code>, Error> {
    // Before the person, as everybody does who locks both.
    let last_admin = users::is_last_admin(connection, person).await?;
    let Some(row) = users::lock(connection, person).await? else { return Ok(Err(Code::UserNotFound)) };
    if row.role != role.as_str() {
        if last_admin {
            return Ok(Err(Code::LastAdmin));
        }
        if row.kind != "member" {
            return Ok(Err(Code::NotAMember));
        }
        role_grants::grant(connection, person, role, Some(admin)).await?;
    }
    Ok(with_grants(connection, person).await?.ok_or(Code::UserNotFound))
}
