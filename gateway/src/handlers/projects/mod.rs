//! Games that people make: files, versions, trash, taking them along.

pub(crate) mod body;
pub(crate) mod choices;
pub(crate) mod create;
pub(crate) mod delete_forever;
pub(crate) mod duplicate;
pub(crate) mod empty_trash;
pub(crate) mod export;
pub(crate) mod files;
pub(crate) mod get;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod picture;
pub(crate) mod restore;
pub(crate) mod shape;
pub(crate) mod stale;
pub(crate) mod trash;
pub(crate) mod update;
pub(crate) mod versions;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// What `Idempotency-Key` is for, in the document.
pub(crate) const IDEMPOTENCY: &str =
    "Names this request, so that it can be sent again after a lost answer without being done twice.";

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/projects").get(list::list).post(create::create))
        .service(web::resource("/api/projects/import").post(import::import))
        .service(web::resource("/api/projects/trash/empty").post(empty_trash::empty_trash))
        .service(web::resource("/api/projects/{project_id}").get(get::get).patch(update::update).delete(trash::trash))
        .service(web::resource("/api/projects/{project_id}/duplicate").post(duplicate::duplicate))
        .service(web::resource("/api/projects/{project_id}/restore").post(restore::restore))
        .service(web::resource("/api/projects/{project_id}/forever").delete(delete_forever::delete_forever))
        .service(web::resource("/api/projects/{project_id}/export").get(export::export))
        .service(web::resource("/api/projects/{project_id}/choices").post(choices::choices))
        .service(web::resource("/api/projects/{project_id}/picture").get(picture::get).put(picture::put))
        .configure(files::routes)
        .configure(versions::routes);
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "projects", description = "Games that people make: files, versions, trash, taking them along.")),
    paths(
        list::list,
        create::create,
        import::import,
        empty_trash::empty_trash,
        get::get,
        update::update,
        trash::trash,
        duplicate::duplicate,
        restore::restore,
        delete_forever::delete_forever,
        export::export,
        choices::choices,
        picture::get,
        picture::put,
        files::get::get,
        files::put::put,
        files::delete::delete,
        versions::list::list,
        versions::keep::keep,
        versions::get::get,
        versions::file::file,
        versions::diff::diff,
        versions::restore::restore,
    ),
)]
pub(crate) struct Api;
