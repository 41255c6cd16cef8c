//! How far somebody is: steps, code, badges.

pub(crate) mod list;
pub(crate) mod save;
pub(crate) mod show;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/progress").get(list::list))
        .service(web::resource("/api/progress/{lesson_id}").get(show::show))
        .service(web::resource("/api/progress/{lesson_id}/steps/{step_id}").put(save::save));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "progress", description = "How far somebody is: steps, code, badges.")),
    paths(list::list, show::show, save::save),
)]
pub(crate) struct Api;
