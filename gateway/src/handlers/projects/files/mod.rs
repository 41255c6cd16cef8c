//! The files of a project, one by one.

pub(crate) mod delete;
pub(crate) mod get;
pub(crate) mod put;
pub(crate) mod raw;

use actix_web::web::{self, ServiceConfig};

pub(crate) fn routes(config: &mut ServiceConfig) {
    config.service(
        web::resource("/api/projects/{project_id}/files/{path:.*}").get(get::get).put(put::put).delete(delete::delete),
    );
}
