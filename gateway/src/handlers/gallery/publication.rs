//! Games in the gallery as answers show them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoResponses, ToSchema};
use uuid::Uuid;

use crate::db::publications::{Found, PublicationRow};
use crate::domain::PublicationState;
use crate::handlers::projects::shape::picture_url;
use crate::state::State;
use shared::problem::Problem;

/// A game that everybody sees.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct PublicationSummary {
    /// Names it.
    #[schema(example = "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f")]
    pub(super) id: Uuid,
    /// What it is called.
    #[schema(example = "Cloud Hopper")]
    pub(super) title: String,
    /// What its maker says of it.
    #[schema(example = "Jump from cloud to cloud.")]
    pub(super) description: String,
    /// The kind of game; null where it was not made out of choices.
    #[schema(required = true, example = "platformer")]
    pub(super) game_type: Option<String>,
    /// Who made it.
    #[schema(example = "Robo Fox")]
    pub(super) maker: String,
    /// How many people played it, each once a day.
    #[schema(minimum = 0, example = 12)]
    pub(super) play_count: i32,
    /// How many people like it.
    #[schema(minimum = 0, example = 3)]
    pub(super) like_count: i32,
    /// How many projects began as it.
    #[schema(minimum = 0, example = 1)]
    pub(super) remix_count: i32,
    /// When it was first shown; null where it never was.
    #[schema(required = true)]
    pub(super) published_at: Option<DateTime<Utc>>,
    /// Where a picture of it being played is; null where there is none. Another picture has another address.
    #[schema(
        required = true,
        example = "/api/gallery/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f/picture?v=2f9c1b7d5e3a8046"
    )]
    pub(super) picture: Option<String>,
}

/// A game in the gallery, or on its way into it, for those who decide about it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Publication {
    #[serde(flatten)]
    summary: PublicationSummary,
    #[serde(flatten)]
    standing: Standing,
}

/// What only the maker, the maker's teachers and admins see.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Standing {
    /// The project.
    #[schema(example = "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0e")]
    project_id: Uuid,
    /// Whether it is shown.
    state: PublicationState,
    /// What was said to its maker about that; null where nothing was said.
    #[schema(required = true, example = "The level cannot be finished yet.")]
    state_reason: Option<String>,
    /// Rises when something else is offered; `If-Match` of an approval names it.
    #[schema(minimum = 1, example = 1)]
    revision: i64,
    /// When it was first offered.
    created_at: DateTime<Utc>,
    /// When it was last changed.
    updated_at: DateTime<Utc>,
}

impl PublicationSummary {
    pub(super) fn of_row(row: &PublicationRow, maker: Option<String>) -> Self {
        Self {
            id: row.id,
            title: row.title.clone(),
            description: row.description.clone(),
            game_type: row.game_type.clone(),
            maker: maker.unwrap_or_default(),
            play_count: row.play_count,
            like_count: row.like_count,
            remix_count: row.remix_count,
            published_at: row.published_at,
            picture: picture_url(&place(row.id), row.picture_hash.as_deref()),
        }
    }
}

impl From<(Found, Option<String>)> for PublicationSummary {
    fn from((found, maker): (Found, Option<String>)) -> Self {
        Self {
            id: found.id,
            title: found.title,
            description: found.description,
            game_type: found.game_type,
            maker: maker.unwrap_or_default(),
            play_count: found.play_count,
            like_count: found.like_count,
            remix_count: found.remix_count,
            published_at: found.published_at,
            picture: picture_url(&place(found.id), found.picture_hash.as_deref()),
        }
    }
}

impl From<&PublicationRow> for Standing {
    fn from(row: &PublicationRow) -> Self {
        Self {
            project_id: row.project_id,
            // The database admits no others (`publications_state_known`).
            state: PublicationState::from_row(&row.state).unwrap_or(PublicationState::Hidden),
            state_reason: row.state_reason.clone(),
            revision: row.revision,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Publication {
    pub(super) fn new(row: &PublicationRow, maker: Option<String>) -> Self {
        Self { summary: PublicationSummary::of_row(row, maker), standing: row.into() }
    }
}

/// The address of a game.
pub(super) fn place(id: Uuid) -> String {
    format!("/api/gallery/{id}")
}

/// An example of a [`Publication`].
pub(super) fn example() -> serde_json::Value {
    serde_json::json!({
        "id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f", "title": "Cloud Hopper",
        "description": "Jump from cloud to cloud.", "game_type": "platformer", "maker": "Robo Fox", "play_count": 12,
        "like_count": 3, "remix_count": 1, "published_at": "2026-11-20T09:30:00Z", "picture": null,
        "project_id": "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0e", "state": "published", "state_reason": null,
        "revision": 1, "created_at": "2026-11-20T09:30:00Z", "updated_at": "2026-11-20T09:30:00Z",
    })
}

/// Of operations on one game.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only described, never made: handlers answer with ApiError")]
pub(super) enum PublicationProblems {
    /// The game is not in the gallery, or not yet, or not any more: `publication_not_found`.
    #[response(
        status = 404,
        description = "The game is not in the gallery, or not for the caller to see or to decide \
        about: `publication_not_found`.",
        content_type = "application/problem+json"
    )]
    NotFound(Problem),
}

/// Lets every list of games be made anew.
pub(crate) async fn changed(state: &State) {
    state.cache.forget_group(super::CACHE_GROUP).await;
}
