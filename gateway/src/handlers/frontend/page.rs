//! `GET` of everything that is no API: files of the front end, and its pages.

use std::borrow::Cow;

use actix_web::http::Method;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, EntityTag, Header as _, IfNoneMatch, VARY,
};
use actix_web::{HttpRequest, HttpResponse};

use super::assets::Asset;
use crate::error::{ApiError, Code};

/// The one page, which shows what the path says.
const INDEX: &str = "index.html";

const NOT_BUILT: &str = "The front end is not built yet.\n\n\
    Build it with `npm ci && npm run build` in gateway/web, then start the gateway again.\n";

/// Answers with the file, or with the page where the path names none: its routes exist in the browser alone.
///
/// # Errors
/// 404 under `/api/` and for a missing file, 405 for anything but `GET` and `HEAD`.
pub(crate) async fn page(request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let path = request.path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        return Err(Code::NotFound.into());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Code::MethodNotAllowed.into());
    }
    if let Some(asset) = Asset::find(path, &request) {
        return Ok(answer(asset, &request));
    }
    // A page that is a version behind asks for files that are gone: it must not get the page instead.
    if path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
        return Err(Code::NotFound.into());
    }
    Ok(match Asset::find(INDEX, &request) {
        Some(asset) => answer(asset, &request),
        None => HttpResponse::ServiceUnavailable()
            .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .body(NOT_BUILT),
    })
}

fn answer(asset: Asset, request: &HttpRequest) -> HttpResponse {
    let etag = EntityTag::new_strong(asset.etag);
    let known = is_known(&etag, request);
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header((ETAG, etag.to_string()))
        .insert_header((CACHE_CONTROL, asset.cache_control))
        .insert_header((VARY, "accept-encoding"));
    if known {
        return answer.finish();
    }
    if let Some(encoding) = asset.content_encoding {
        answer.insert_header((CONTENT_ENCODING, encoding));
    }
    let answer = answer.insert_header((CONTENT_TYPE, asset.content_type));
    match asset.content {
        Cow::Borrowed(content) => answer.body(content),
        Cow::Owned(content) => answer.body(content),
    }
}

fn is_known(etag: &EntityTag, request: &HttpRequest) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Items(items)) => items.iter().any(|item| item.weak_eq(etag)),
        Ok(IfNoneMatch::Any) | Err(_) => false,
    }
}
