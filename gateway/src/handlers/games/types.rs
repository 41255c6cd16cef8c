//! `GET /api/game-types`

use std::time::Duration;

use actix_web::body::MessageBody as _;
use actix_web::{HttpResponse, web};
use reqwest::Method;
use shared::api::{GameTypes, GameTypesQuery};
use shared::problem::Problem;

use crate::error::{ApiError, Code};
use crate::extract::{InRequest, Query};
use crate::openapi::{DatabaseProblems, ExecutorProblems};
use crate::services::Caller;
use crate::state::State;

/// How long a list is kept: another one comes with another executor.
const KEPT: Duration = Duration::from_mins(1);
/// What is spoken where nothing else is known.
const ENGLISH: &str = "en";

/// Kinds of games and what can be chosen about each
///
/// Nobody needs to be signed in.
#[utoipa::path(
    get,
    path = "/api/game-types",
    operation_id = "list_game_types",
    tag = "games",
    params(("language" = Option<String>, Query, description = "The language of the words, such as `es` or `es-MX`; English \
        where nothing is said or nothing is known in it.", example = "es")),
    responses(
        (status = 200, description = "Every kind of game.", body = GameTypes),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        ExecutorProblems,
        DatabaseProblems,
    ),
)]
pub(crate) async fn types(
    state: web::Data<State>,
    request: InRequest,
    query: Query<GameTypesQuery>,
) -> Result<HttpResponse, ApiError> {
    let language = primary(query.0.language.as_deref().unwrap_or_default());
    let load = async || ask(&state, &Caller::gateway(request.0), &language).await;
    let key = format!("game-types:{language}");
    // Asking an executor is a long state machine.
    let kinds = Box::pin(state.cache.get_or(&key, KEPT, load)).await?;
    Ok(HttpResponse::Ok().json(kinds))
}

async fn ask(state: &State, caller: &Caller, language: &str) -> Result<GameTypes, ApiError> {
    let path = format!("/api/game-types?language={language}");
    let answer = state.executors.ask_any(Method::GET, &path, caller, None).await?;
    let body = answer.into_body().try_into_bytes().map_err(|_| ours("a list without an end"))?;
    serde_json::from_slice(&body).map_err(|error| ours(&error.to_string()))
}

fn ours(cause: &str) -> ApiError {
    ApiError::new(Code::InternalError).caused_by(cause)
}

/// The language of a tag such as `es-MX` (RFC 5646 §2.2.1).
fn primary(tag: &str) -> String {
    let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let fits = matches!(language.len(), 2 | 3) && language.bytes().all(|letter| letter.is_ascii_lowercase());
    if fits { language } else { ENGLISH.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("es", "es")]
    #[case("ES-mx", "es")]
    #[case("", "en")]
    #[case("x", "en")]
    #[case("e&", "en")]
    #[case("klingon", "en")]
    fn a_tag_names_a_language(#[case] tag: &str, #[case] language: &str) {
        assert_eq!(primary(tag), language);
    }
}
