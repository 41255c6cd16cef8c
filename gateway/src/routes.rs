//! Which address is answered by what, and what happens around it.

use actix_web::web::{self, ServiceConfig};
use utoipa_swagger_ui::SwaggerUi;

use crate::handlers::{auth, frontend, games, health, sessions};
use crate::openapi;

/// Every address of the service.
pub fn configure(config: &mut ServiceConfig) {
    config
        .configure(auth_routes)
        .configure(game_routes)
        .configure(session_routes)
        .configure(health_routes)
        .configure(documentation_routes)
        .default_service(web::to(frontend::page::page));
}

fn auth_routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/auth/guest").post(auth::guest::guest))
        .service(web::resource("/api/auth/me").get(auth::me::me));
}

fn game_routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/game-types").get(games::types::types))
        .service(web::resource("/api/compile").post(games::compile::compile));
}

fn session_routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/execute").post(sessions::execute::execute))
        .service(web::resource("/api/sessions").get(sessions::list::list))
        .service(web::resource("/api/sessions/{session_id}/thumbnail").get(sessions::thumbnail::thumbnail))
        .service(web::resource("/api/game-stream/{session_id}").get(sessions::stream::stream))
        .service(web::resource("/api/play/{session_id}").get(sessions::play::play))
        .service(web::resource("/api/game-input/{session_id}").post(sessions::input::input))
        .service(web::resource("/api/stop-game/{session_id}").post(sessions::stop::stop));
}

fn health_routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/health").get(health::gateway::gateway))
        .service(web::resource("/api/executor-health").get(health::executor::executor))
        .service(web::resource("/api/flask-health").get(health::executor::flask))
        .service(web::resource("/livez").get(health::live::live))
        .service(web::resource("/readyz").get(health::ready::ready))
        .service(web::resource("/metrics").get(health::metrics::metrics));
}

fn documentation_routes(config: &mut ServiceConfig) {
    config
        .service(web::redirect("/api/docs", "/api/docs/"))
        .service(SwaggerUi::new("/api/docs/{_:.*}").url("/api/openapi.json", openapi::document()));
}
