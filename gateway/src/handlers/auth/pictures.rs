//! `GET /api/auth/pictures`

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::Picture;

/// What picture passwords are made of.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Pictures {
    /// Every picture.
    items: Vec<PictureItem>,
}

/// One picture.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PictureItem {
    /// What is sent.
    id: Picture,
    /// What children call it.
    #[schema(example = "Fox")]
    label: &'static str,
}

/// Pictures for picture passwords
///
/// Four to six of them in an order that only the child knows. Pages draw them.
#[utoipa::path(
    get,
    path = "/api/auth/pictures",
    operation_id = "list_pictures",
    tag = "auth",
    responses((status = 200, description = "Every picture.", body = Pictures,
        example = json!({"items": [{"id": "fox", "label": "Fox"}, {"id": "rocket", "label": "Rocket"}]}))),
)]
pub(crate) async fn pictures() -> HttpResponse {
    let items = Picture::ALL.iter().map(|&id| PictureItem { id, label: id.label() }).collect();
    HttpResponse::Ok().json(Pictures { items })
}
