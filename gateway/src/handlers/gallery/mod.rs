//! Games that people show: publishing, finding, playing, liking, remixing, reporting.

pub(crate) mod approvals;
pub(crate) mod approve;
pub(crate) mod browse;
pub(crate) mod decline;
pub(crate) mod file;
pub(crate) mod like;
pub(crate) mod mine;
pub(crate) mod picture;
pub(crate) mod play;
pub(crate) mod publication;
pub(crate) mod publish;
pub(crate) mod remix;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod resolve;
pub(crate) mod show;
pub(crate) mod unlike;
pub(crate) mod unpublish;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// What is forgotten when it changes which games are shown.
pub(crate) const CACHE_GROUP: &str = "gallery";

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/gallery").get(browse::browse).post(publish::publish))
        .service(web::resource("/api/gallery/mine").get(mine::mine))
        .service(web::resource("/api/gallery/{publication_id}").get(show::show).delete(unpublish::unpublish))
        .service(web::resource("/api/gallery/{publication_id}/picture").get(picture::picture))
        .service(web::resource("/api/gallery/{publication_id}/files/{path:.*}").get(file::file))
        .service(web::resource("/api/gallery/{publication_id}/play").post(play::play))
        .service(web::resource("/api/gallery/{publication_id}/like").put(like::like).delete(unlike::unlike))
        .service(web::resource("/api/gallery/{publication_id}/remix").post(remix::remix))
        .service(web::resource("/api/gallery/{publication_id}/report").post(report::report))
        .service(web::resource("/api/gallery/{publication_id}/approve").post(approve::approve))
        .service(web::resource("/api/gallery/{publication_id}/decline").post(decline::decline))
        .service(web::resource("/api/classes/{class_id}/approvals").get(approvals::approvals))
        .service(web::resource("/api/reports").get(reports::reports))
        .service(web::resource("/api/reports/{report_id}/resolve").post(resolve::resolve));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "gallery", description = "Games that people show: publishing, finding, playing, liking, remixing, \
        reporting.")),
    paths(
        browse::browse,
        publish::publish,
        mine::mine,
        show::show,
        picture::picture,
        file::file,
        unpublish::unpublish,
        play::play,
        like::like,
        unlike::unlike,
        remix::remix,
        report::report,
        approve::approve,
        decline::decline,
        approvals::approvals,
        reports::reports,
        resolve::resolve,
    ),
)]
pub(crate) struct Api;
