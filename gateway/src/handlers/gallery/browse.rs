//! `GET /api/gallery`

use std::time::Duration;

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use shared::problem::Problem;
use utoipa::IntoParams;
use uuid::Uuid;

use super::publication::PublicationSummary;
use crate::db::publications::{self, Search, Sort};
use crate::error::ApiError;
use crate::extract::{List, Page, Query};
use crate::openapi::DatabaseProblems;
use crate::state::State;

/// How long a page is kept: so old its counts may be. Which games are shown is newer than that, except where other
/// gateways with caches of their own decided it.
const KEPT: Duration = Duration::from_secs(15);
/// Longest text that is searched for, in characters.
const MAX_WORDS_CHARS: usize = 100;
/// The last moment that a cursor may name, in microseconds: the end of the year 9999.
const MAX_TIME_MICROS: i64 = 253_402_300_799_999_999;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct GalleryQuery {
    /// In which order; the newest first where nothing is said.
    #[param(inline, example = "most_liked")]
    sort: Option<Sort>,
    /// Of this kind alone, from `/api/game-types`.
    #[param(pattern = "^[a-z][a-z0-9_]{0,39}$", example = "platformer")]
    game_type: Option<String>,
    /// With these words in the title or the description. `"two words"` stand next to each other, `-word` is left out,
    /// `or` admits either; the last word may be unfinished.
    #[param(max_length = 100, example = "cloud")]
    q: Option<String>,
    /// Most games.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
    /// Where the last page ended.
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// The sort order that a cursor belongs to, and the last game's sort key.
type After = (Sort, i64, Uuid);

/// Games that people show
///
/// Nobody needs to be signed in. Counts may be some seconds old.
#[utoipa::path(
    get,
    path = "/api/gallery",
    operation_id = "browse_gallery",
    tag = "gallery",
    params(GalleryQuery),
    responses(
        (status = 200, description = "A page of games.", body = List<PublicationSummary>, example = json!({
            "items": [{
                "id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "title": "Cloud Hopper",
                "description": "Jump from cloud to cloud.", "game_type": "platformer", "maker": "Robo Fox",
                "play_count": 12, "like_count": 3, "remix_count": 1, "published_at": "2026-11-20T09:30:00Z",
                "picture": "/api/gallery/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f/picture?v=2f9c1b7d5e3a8046",
            }],
            "next_cursor": null,
        })),
        (status = 400, description = "A parameter is not right; `errors` names it.", body = Problem,
            content_type = "application/problem+json"),
        DatabaseProblems,
    ),
)]
pub(crate) async fn browse(state: web::Data<State>, query: Query<GalleryQuery>) -> Result<HttpResponse, ApiError> {
    let page: Page<After> = Page::new(query.0.limit, query.0.cursor.as_deref())?;
    let search = search(query.0, page.after)?;
    let load = async || find(&state, &search, &page).await;
    let list = if search.words.is_some() {
        // There are too many texts to keep an answer for each.
        load().await?
    } else {
        let key = format!(
            "{}:{:?}:{:?}:{:?}:{}",
            super::CACHE_GROUP,
            search.sort,
            search.game_type,
            search.after,
            page.limit
        );
        state.cache.get_or(&key, KEPT, load).await?
    };
    Ok(HttpResponse::Ok().json(list))
}

async fn find(state: &State, search: &Search, page: &Page<After>) -> Result<List<PublicationSummary>, ApiError> {
    let rows =
        state.database.run(async |connection| publications::browse(connection, search, page.rows()).await).await?;
    let key = |(found, _): &(publications::Found, _)| {
        let (key, id) = found.key(search.sort);
        (search.sort, key, id)
    };
    Ok(page.list(rows, key, Into::into))
}

fn search(query: GalleryQuery, after: Option<After>) -> Result<Search, ApiError> {
    let sort = query.sort.unwrap_or_default();
    if query.game_type.as_deref().is_some_and(|text| !is_game_type(text)) {
        return Err(ApiError::field("game_type", "must be the id of a kind of game"));
    }
    if query.q.as_deref().is_some_and(|text| text.chars().count() > MAX_WORDS_CHARS) {
        return Err(ApiError::field("q", format!("must have at most {MAX_WORDS_CHARS} characters")));
    }
    let most = if sort == Sort::Newest { MAX_TIME_MICROS } else { i32::MAX.into() };
    if after.is_some_and(|(of, key, _)| of != sort || !(0..=most).contains(&key)) {
        return Err(ApiError::field("cursor", "is none that this list gave; begin without one"));
    }
    let words = query.q.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Search { sort, game_type: query.game_type, words, after: after.map(|(_, key, id)| (key, id)) })
}

/// As the database has it (`publications_game_type_form`).
fn is_game_type(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
