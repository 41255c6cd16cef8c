//! What a project was at some time: kept, compared, brought back.

pub(crate) mod diff;
pub(crate) mod file;
pub(crate) mod get;
pub(crate) mod keep;
pub(crate) mod list;
pub(crate) mod restore;
pub(crate) mod shape;

use actix_web::web::{self, ServiceConfig};

pub(crate) fn routes(config: &mut ServiceConfig) {
    const VERSION: &str = "/api/projects/{project_id}/versions/{version_id}";
    config
        .service(web::resource("/api/projects/{project_id}/versions").get(list::list).post(keep::keep))
        .service(web::resource(VERSION).get(get::get))
        .service(web::resource(format!("{VERSION}/diff")).get(diff::diff))
        .service(web::resource(format!("{VERSION}/restore")).post(restore::restore))
        .service(web::resource(format!("{VERSION}/files/{{path:.*}}")).get(file::file));
}
