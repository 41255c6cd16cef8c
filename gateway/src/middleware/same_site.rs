//! Refuses what a page of another site makes a browser do here (cross-site request forgery, and its WebSocket form).
//!
//! Browsers say where a request comes from in `Sec-Fetch-Site` (W3C Fetch Metadata), on plain HTTP at least in
//! `Origin` (RFC 6454). What says neither is no browser, has nobody's cookies and passes. So does a page of an origin that
//! the settings name, as long as it comes without cookies.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{COOKIE, HOST, HeaderMap, ORIGIN, UPGRADE};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use crate::domain::Origin;
use crate::error::{ApiError, Code};
use crate::state::State;

/// Lets safe methods pass, except for the handshake of a WebSocket.
///
/// # Errors
/// Those of what it surrounds.
pub async fn same_site<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        && !request.headers().contains_key(UPGRADE);
    let state = request.app_data::<web::Data<State>>().cloned();
    let public = state.as_ref().and_then(|state| state.public_origin.as_ref());
    let invited = state.as_ref().is_some_and(|state| is_invited(request.headers(), &state.cors_origins));
    if safe || invited || is_same_origin(request.headers(), public) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    Ok(request.error_response(ApiError::from(Code::CrossSiteRequest)))
}

/// Without a cookie the request is in nobody's name, or in that of an API key, which the page must have been given.
fn is_invited(headers: &HeaderMap, invited: &[Origin]) -> bool {
    let origin = headers.get(ORIGIN).and_then(|value| value.to_str().ok()?.parse::<Origin>().ok());
    !headers.contains_key(COOKIE) && origin.is_some_and(|origin| invited.contains(&origin))
}

fn is_same_origin(headers: &HeaderMap, public: Option<&Origin>) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text("sec-fetch-site") {
        // `none` is a person's own doing, such as a bookmark. `same-site` is a sibling host, which is somebody else.
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(ORIGIN.as_str()) else { return true };
    match (public, origin.parse::<Origin>()) {
        (Some(public), Ok(origin)) => *public == origin,
        (None, Ok(origin)) => text(HOST.as_str()).is_some_and(|host| host.eq_ignore_ascii_case(origin.authority())),
        (_, Err(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};
    use rstest::rstest;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[rstest]
    #[case::no_browser(&[("host", "palace.example")])]
    #[case::fetch(&[("host", "palace.example"), ("sec-fetch-site", "same-origin")])]
    #[case::bookmark(&[("host", "palace.example"), ("sec-fetch-site", "none")])]
    #[case::plain_http(&[("host", "palace.example:5000"), ("origin", "http://palace.example:5000")])]
    #[case::capitals(&[("host", "Palace.Example"), ("origin", "http://palace.example")])]
    fn our_own_pages_pass(#[case] pairs: &[(&'static str, &'static str)]) {
        assert!(is_same_origin(&headers(pairs), None));
    }

    #[rstest]
    #[case::cross(&[("host", "palace.example"), ("sec-fetch-site", "cross-site")])]
    #[case::sibling(&[("host", "palace.example"), ("sec-fetch-site", "same-site")])]
    #[case::both(&[("host", "a.example"), ("sec-fetch-site", "cross-site"), ("origin", "http://a.example")])]
    #[case::origin(&[("host", "palace.example"), ("origin", "http://evil.example")])]
    #[case::port(&[("host", "palace.example:5000"), ("origin", "http://palace.example:6000")])]
    #[case::sandboxed_frame(&[("host", "palace.example"), ("origin", "null")])]
    #[case::no_host(&[("origin", "http://palace.example")])]
    #[case::longer(&[("host", "palace.example"), ("origin", "http://palace.example.evil.example")])]
    fn pages_of_others_do_not(#[case] pairs: &[(&'static str, &'static str)]) {
        assert!(!is_same_origin(&headers(pairs), None));
    }

    #[test]
    fn an_invited_page_comes_without_cookies() {
        let invited: [Origin; 1] = ["https://blocks.example".parse().unwrap()];
        assert!(is_invited(&headers(&[("origin", "https://blocks.example")]), &invited));
        assert!(!is_invited(&headers(&[("origin", "https://blocks.example"), ("cookie", "a=b")]), &invited));
        assert!(!is_invited(&headers(&[("origin", "https://evil.example")]), &invited));
        assert!(!is_invited(&headers(&[]), &invited));
    }

    #[test]
    fn a_known_public_origin_is_the_only_one() {
        let public: Origin = "https://palace.example".parse().unwrap();
        let ours = headers(&[("host", "10.0.0.7:5000"), ("origin", "https://palace.example")]);
        assert!(is_same_origin(&ours, Some(&public)));
        let downgraded = headers(&[("host", "palace.example"), ("origin", "http://palace.example")]);
        assert!(!is_same_origin(&downgraded, Some(&public)));
        let direct = headers(&[("host", "10.0.0.7:5000"), ("origin", "http://10.0.0.7:5000")]);
        assert!(!is_same_origin(&direct, Some(&public)));
    }
}
