//! What learners make, as the teacher of a class that they learn in sees it: to look at, not to change.

pub(crate) mod file;
pub(crate) mod picture;
pub(crate) mod progress;
pub(crate) mod project;
pub(crate) mod projects;

use actix_web::web::{self, ServiceConfig};
use shared::problem::Problem;
use utoipa::IntoResponses;

pub(crate) fn routes(config: &mut ServiceConfig) {
    const MEMBER: &str = "/api/classes/{class_id}/members/{member_id}";
    config
        .service(web::resource(format!("{MEMBER}/progress")).get(progress::progress))
        .service(web::resource(format!("{MEMBER}/projects")).get(projects::projects))
        .service(web::resource(format!("{MEMBER}/projects/{{project_id}}")).get(project::project))
        .service(web::resource(format!("{MEMBER}/projects/{{project_id}}/picture")).get(picture::picture))
        .service(web::resource(format!("{MEMBER}/projects/{{project_id}}/files/{{path:.*}}")).get(file::file));
}

/// Where there is nothing to see.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only described, never made: handlers answer with ApiError")]
enum WorkProblems {
    #[response(
        status = 404,
        description = "None that the caller leads (`class_not_found`), nobody who learns there (`member_not_found`), or \
            nothing that they have (`project_not_found`, `file_not_found`, `picture_not_found`).",
        content_type = "application/problem+json"
    )]
    Missing(Problem),
}
