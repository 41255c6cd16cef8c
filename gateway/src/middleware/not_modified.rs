//! Saves sending what the client has: every JSON answer to a `GET` of the API has an entity tag (RFC 9110 §8.8.3).

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, EntityTag, Header as _, HeaderMap, HeaderValue, IfNoneMatch, LOCATION,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// What a browser keeps is its own, and asked about each time.
const ASK_EVERY_TIME: HeaderValue = HeaderValue::from_static("private, no-cache");

/// Tags the answer, and leaves its body out where the client has it. A tag that the handler has set stays.
///
/// # Errors
/// Those of what it surrounds.
pub async fn not_modified<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let asks = *request.method() == Method::GET && request.path().starts_with("/api/");
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !asks || response.status() != StatusCode::OK || !is_json(response.headers()) {
        return Ok(response);
    }
    let mut computed = None;
    let needs_tag = !response.headers().contains_key(ETAG);
    response = response.map_body(|_, body| match body.try_into_bytes() {
        Ok(bytes) => {
            computed = needs_tag.then(|| tag(&bytes));
            BoxBody::new(bytes)
        }
        Err(body) => body,
    });
    let headers = response.headers_mut();
    if let Some(value) = computed.and_then(|tag| HeaderValue::from_str(&tag.to_string()).ok()) {
        headers.insert(ETAG, value);
    }
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, ASK_EVERY_TIME);
    }
    Ok(if is_known(response.request(), response.headers()) { without_body(response) } else { response })
}

fn is_json(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|kind| {
        kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    })
}

/// Weak, as the body may be compressed after.
fn tag(body: &[u8]) -> EntityTag {
    let hash = Sha256::digest(body);
    EntityTag::new_weak(URL_SAFE_NO_PAD.encode(hash.get(..16).unwrap_or_default()))
}

fn is_known(request: &HttpRequest, headers: &HeaderMap) -> bool {
    let own = headers.get(ETAG).and_then(|value| value.to_str().ok()?.parse::<EntityTag>().ok());
    match (own, IfNoneMatch::parse(request)) {
        (Some(_), Ok(IfNoneMatch::Any)) => true,
        (Some(own), Ok(IfNoneMatch::Items(known))) => known.iter().any(|known| known.weak_eq(&own)),
        _ => false,
    }
}

/// What a 200 would have said about what the client has (RFC 9110 §15.4.5).
fn without_body(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let mut short = HttpResponse::NotModified().finish();
    for (name, value) in response.headers() {
        if !name.as_str().starts_with("content-") && name != LOCATION {
            short.headers_mut().append(name.clone(), value.clone());
        }
    }
    response.into_response(short)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::IF_NONE_MATCH;
    use actix_web::middleware::from_fn;
    use actix_web::{App, test, web};

    use super::*;

    /// What a handler that tags its answer itself answers to a client that has `known`.
    async fn tagged(known: &str) -> (StatusCode, String, bool) {
        let handler = || async { HttpResponse::Ok().insert_header((ETAG, "\"r7\"")).json("text") };
        let app = App::new().wrap(from_fn(not_modified)).route("/api/thing", web::get().to(handler));
        let service = test::init_service(app).await;
        let request = test::TestRequest::get().uri("/api/thing").insert_header((IF_NONE_MATCH, known));
        let response = test::call_service(&service, request.to_request()).await;
        let tag = response.headers().get(ETAG).unwrap().to_str().unwrap().to_owned();
        (response.status(), tag, test::read_body(response).await.is_empty())
    }

    #[actix_web::test]
    async fn a_tag_that_the_handler_has_set_stays_and_counts() {
        let own = "\"r7\"".to_owned();
        assert_eq!(tagged("\"r6\"").await, (StatusCode::OK, own.clone(), false));
        assert_eq!(tagged("\"r6\", \"r7\"").await, (StatusCode::NOT_MODIFIED, own.clone(), true));
        assert_eq!(tagged("*").await, (StatusCode::NOT_MODIFIED, own, true));
    }
}
