//! `GET /api/projects/{project_id}/export`

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};
use actix_web::{HttpResponse, web};

use crate::db::{project_files, projects};
use crate::domain::GameChoices;
use crate::error::{ApiError, Code};
use crate::extract::{PathId, SignedIn, path_id};
use crate::openapi::{ProjectProblems, SignInProblems};
use crate::services::archive::{Packed, pack};
use crate::state::State;

/// Take a project along
///
/// A zip with its files and a README: it runs elsewhere with `pip install pygame-ce && python main.py`. The same project
/// gives the same bytes.
#[utoipa::path(
    get,
    path = "/api/projects/{project_id}/export",
    operation_id = "export_project",
    tag = "projects",
    security(("cookie" = []), ("api_key" = [])),
    params(("project_id" = Uuid, Path, description = "The project.")),
    responses(
        (status = 200, description = "The zip.", body = Vec<u8>, content_type = "application/zip",
            headers(("Content-Disposition" = String, description = "Names the zip after the project."))),
        ProjectProblems,
        SignInProblems,
    ),
)]
pub(crate) async fn export(
    state: web::Data<State>,
    person: SignedIn,
    project: PathId<path_id::Project>,
) -> Result<HttpResponse, ApiError> {
    let (row, files) = state
        .database
        .transaction(async |connection| {
            // Its files and what it was made from must be those of one moment.
            let row = projects::lock(connection, person.id(), project.id).await?;
            let row = row.filter(|row| row.deleted_at.is_none()).ok_or(Code::ProjectNotFound)?;
            let files = project_files::whole_of_project(connection, row.id).await?;
            Ok((row, files))
        })
        .await?;
    let named = attachment(&row.name);
    let packed = Packed {
        name: row.name,
        entry: row.entry,
        game_type: row.game_type,
        game: row.choices.map(GameChoices::from_row),
        credit: row.remix_credit.and_then(|credit| serde_json::from_value(credit).ok()).unwrap_or_default(),
    };
    let zip = web::block(move || pack(&packed, &files))
        .await
        .map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?
        .map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/zip"))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header(named)
        .body(zip))
}

/// The project's name, once in letters that any client reads and once whole (RFC 6266 §4.3).
fn attachment(name: &str) -> ContentDisposition {
    let fits = |letter: char| !matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let whole: String = name.chars().map(|letter| if fits(letter) { letter } else { '_' }).collect();
    let whole = format!("{}.zip", whole.trim_start_matches('.'));
    let plain: String = whole.chars().map(|letter| if letter.is_ascii() { letter } else { '_' }).collect();
    let extended =
        ExtendedValue { charset: Charset::Ext("UTF-8".to_owned()), language_tag: None, value: whole.into_bytes() };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(plain), DispositionParam::FilenameExt(extended)],
    }
}
