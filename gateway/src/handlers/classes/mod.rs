//! Classes: teachers lead them, learners join them.

mod change;
mod create;
mod delete;
mod get;
mod join;
mod joined;
mod leave;
mod list;
mod member_work;
mod members;
mod new_code;
mod remove_member;
pub(crate) mod reset_secret;

use actix_web::web::{self, ServiceConfig};
use chrono::{DateTime, Utc};
use diesel::result::Error;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

use crate::db::class_members::{self, JoinedRow};
use crate::db::classes::{self, ClassRow};
use crate::domain::JoinCode;
use crate::error::{ApiError, Code};

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/classes").get(list::list).post(create::create))
        .service(web::resource("/api/classes/joined").get(joined::joined))
        .service(web::resource("/api/classes/join").post(join::join))
        .service(web::resource("/api/classes/{class_id}").get(get::get).patch(change::change).delete(delete::delete))
        .service(web::resource("/api/classes/{class_id}/new-code").post(new_code::new_code))
        .service(web::resource("/api/classes/{class_id}/membership").delete(leave::leave))
        .service(web::resource("/api/classes/{class_id}/members").get(members::members))
        .service(web::resource("/api/classes/{class_id}/members/{member_id}").delete(remove_member::remove_member))
        .service(
            web::resource("/api/classes/{class_id}/members/{member_id}/reset-secret").post(reset_secret::reset_secret),
        )
        .configure(member_work::routes);
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "classes", description = "Classes: teachers lead them, learners join them.")),
    paths(
        list::list,
        create::create,
        joined::joined,
        join::join,
        get::get,
        change::change,
        delete::delete,
        new_code::new_code,
        leave::leave,
        members::members,
        remove_member::remove_member,
        reset_secret::reset_secret,
        member_work::projects::projects,
        member_work::project::project,
        member_work::file::file,
        member_work::picture::picture,
        member_work::progress::progress,
    ),
)]
pub(crate) struct Api;

/// A class, as its teacher sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "name": "Blue group", "join_code": "FRG472",
    "is_open": true, "member_count": 24, "created_at": "2026-11-20T10:00:00Z"}))]
pub(crate) struct Class {
    /// Names the class.
    id: Uuid,
    /// What the teacher calls it.
    name: String,
    /// What learners type to join.
    join_code: String,
    /// Whether learners can join.
    is_open: bool,
    /// How many learn in it.
    #[schema(minimum = 0)]
    member_count: i64,
    /// When it was made.
    created_at: DateTime<Utc>,
}

/// A class, as one who learns in it sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "name": "Blue group", "teacher": "Mira",
    "joined_at": "2026-11-20T10:00:00Z"}))]
pub(crate) struct JoinedClass {
    /// Names the class.
    id: Uuid,
    /// What the teacher calls it.
    name: String,
    /// What the teacher is called.
    teacher: Option<String>,
    /// When one joined.
    joined_at: DateTime<Utc>,
}

impl Class {
    fn of(row: ClassRow, member_count: i64) -> Self {
        let ClassRow { id, name, join_code, is_open, created_at, teacher_id: _ } = row;
        Self { id, name, join_code, is_open, member_count, created_at }
    }
}

impl From<JoinedRow> for JoinedClass {
    fn from(row: JoinedRow) -> Self {
        Self { id: row.id, name: row.name, teacher: row.teacher, joined_at: row.joined_at }
    }
}

fn new_join_code() -> Result<JoinCode, ApiError> {
    JoinCode::generate().map_err(|error| ApiError::new(Code::InternalError).caused_by(error))
}

/// Whether a teacher leads the class and the other learns in it, or what is missing.
async fn find_member(
    connection: &mut AsyncPgConnection,
    teacher: Uuid,
    class: Uuid,
    member: Uuid,
) -> Result<Result<(), Code>, Error> {
    if classes::find(connection, teacher, class).await?.is_none() {
        return Ok(Err(Code::ClassNotFound));
    }
    let learns = class_members::is_member(connection, class, member).await?;
    Ok(if learns { Ok(()) } else { Err(Code::MemberNotFound) })
}
