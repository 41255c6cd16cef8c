//! Running games: checking, starting, watching, playing, stopping. Whose a session is, the executor checks on every call by the
//! token; unknown, ended and foreign sessions are answered alike.

pub(crate) mod check;
pub(crate) mod execute;
pub(crate) mod input;
pub(crate) mod list;
pub(crate) mod play;
pub(crate) mod stop;
pub(crate) mod stream;
pub(crate) mod thumbnail;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/api/check").post(check::check))
        .service(web::resource("/api/execute").post(execute::execute))
        .service(web::resource("/api/sessions").get(list::list))
        .service(web::resource("/api/sessions/{session_id}/thumbnail").get(thumbnail::thumbnail))
        .service(web::resource("/api/game-stream/{session_id}").get(stream::stream))
        .service(web::resource("/api/play/{session_id}").get(play::play))
        .service(web::resource("/api/game-input/{session_id}").post(input::input))
        .service(web::resource("/api/stop-game/{session_id}").post(stop::stop));
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "sessions", description = "Running games: checking, starting, watching, playing, stopping.")),
    paths(
        check::check,
        execute::execute,
        list::list,
        thumbnail::thumbnail,
        stream::stream,
        play::play,
        input::input,
        stop::stop,
    ),
    components(schemas(shared::api::GameEvent)),
)]
pub(crate) struct Api;
