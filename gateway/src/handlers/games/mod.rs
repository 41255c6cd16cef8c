//! Kinds of games, and making one out of choices.

pub(crate) mod compile;
pub(crate) mod preview;
pub(crate) mod types;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// Largest body of a request that carries choices or input.
pub(crate) const MAX_SMALL_BODY_BYTES: usize = 64 * 1024;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/game-types").get(types::types))
        .service(web::resource("/api/game-types/{game_type}/previews/{name}").get(preview::preview))
        .service(web::resource("/api/compile").post(compile::compile));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "games", description = "Kinds of games, and making one out of choices.")),
    paths(types::types, preview::preview, compile::compile),
)]
pub(crate) struct Api;
