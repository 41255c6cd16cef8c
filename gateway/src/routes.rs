//! Which address is answered by what: each folder of handlers lists its own.

use actix_web::web::{self, ServiceConfig};
use utoipa_swagger_ui::SwaggerUi;

use crate::handlers::{
    api_keys, auth, classes, frontend, gallery, games, health, lessons, progress, projects, sessions, users,
};
use crate::openapi;

/// Every address of the service.
pub fn configure(config: &mut ServiceConfig) {
    config
        .configure(auth::routes)
        .configure(api_keys::routes)
        .configure(users::routes)
        .configure(classes::routes)
        .configure(games::routes)
        .configure(projects::routes)
        .configure(sessions::routes)
        .configure(gallery::routes)
        .configure(lessons::routes)
        .configure(progress::routes)
        .configure(health::routes)
        .configure(documentation_routes)
        .default_service(web::to(frontend::page::page));
}

fn documentation_routes(config: &mut ServiceConfig) {
    config
        .service(web::redirect("/api/docs", "/api/docs/"))
        .service(SwaggerUi::new("/api/docs/{_:.*}").url("/api/openapi.json", openapi::document()));
}
