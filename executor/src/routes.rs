//! The addresses of the executor.

use actix_web::error::JsonPayloadError;
use actix_web::web::{self, JsonConfig, ServiceConfig, get, post, resource};
use actix_web::{Error, HttpRequest, Resource, Route};
use shared::limits::MAX_EXECUTE_BODY_BYTES;

use crate::error::{ApiError, Code};
use crate::handlers;

/// Largest JSON body of every call but a run request.
const MAX_BODY_BYTES: usize = 64 * 1024;

/// Every route, and what is answered where there is none.
pub fn configure(config: &mut ServiceConfig) {
    config
        .app_data(json(MAX_BODY_BYTES))
        .service(at("/livez", get().to(handlers::livez::livez)))
        .service(at("/readyz", get().to(handlers::readyz::readyz)))
        .service(at("/metrics", get().to(handlers::metrics::metrics)))
        .service(at("/api/health", get().to(handlers::health::health)))
        .service(at("/api/game-types", get().to(handlers::game_types::game_types)))
        .service(at("/api/game-types/{game_type}/previews/{name}", get().to(handlers::preview::preview)))
        .service(at("/api/compile", post().to(handlers::compile::compile)))
        .service(at("/api/check", post().to(handlers::check::check)).app_data(json(MAX_EXECUTE_BODY_BYTES)))
        .service(at("/api/execute", post().to(handlers::execute::execute)).app_data(json(MAX_EXECUTE_BODY_BYTES)))
        .service(at("/api/sessions", get().to(handlers::sessions::sessions)))
        .service(at("/api/sessions/{session_id}/thumbnail", get().to(handlers::thumbnail::thumbnail)))
        .service(at("/api/game-stream/{session_id}", get().to(handlers::game_stream::game_stream)))
        .service(at("/api/play/{session_id}", get().to(handlers::play::play)))
        .service(at("/api/game-input/{session_id}", post().to(handlers::game_input::game_input)))
        .service(at("/api/stop-game/{session_id}", post().to(handlers::stop_game::stop_game)))
        .default_service(web::to(nothing_here));
}

fn at(path: &str, route: Route) -> Resource {
    resource(path).route(route).default_service(web::to(wrong_method))
}

async fn nothing_here() -> Result<&'static str, ApiError> {
    Err(ApiError::new(Code::NotFound, "There is nothing at this address."))
}

async fn wrong_method() -> Result<&'static str, ApiError> {
    Err(ApiError::new(Code::MethodNotAllowed, "This address is there, but not for this method."))
}

fn json(limit_bytes: usize) -> JsonConfig {
    JsonConfig::default().limit(limit_bytes).error_handler(|error, _: &HttpRequest| bad_json(&error))
}

fn bad_json(error: &JsonPayloadError) -> Error {
    let problem = match error {
        JsonPayloadError::OverflowKnownLength { limit, .. } | JsonPayloadError::Overflow { limit } => {
            ApiError::new(Code::ProjectTooLarge, format!("The request may have {limit} bytes."))
        }
        JsonPayloadError::ContentType => {
            ApiError::new(Code::InvalidRequest, "Send JSON with `Content-Type: application/json`.")
        }
        JsonPayloadError::Deserialize(error) => {
            ApiError::new(Code::InvalidRequest, format!("The JSON is not what is expected here: {error}."))
        }
        _ => ApiError::new(Code::InvalidRequest, "The body could not be read as JSON."),
    };
    problem.into()
}
