//! `GET /api/sessions/{session_id}/thumbnail`: the current picture, made small.

use actix_web::http::header::{Accept, CACHE_CONTROL, CONTENT_TYPE, ETAG, EntityTag, Header as _, IfNoneMatch, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use shared::api::ThumbnailQuery;
use shared::limits::{DEFAULT_THUMBNAIL_WIDTH, MAX_THUMBNAIL_WIDTH, MIN_THUMBNAIL_WIDTH};

use crate::error::{ApiError, Code};
use crate::extract::OwnSession;
use crate::session::{StillFormat, Thumbnail, ThumbnailWish};

/// Answers 304 to whoever has the current one.
pub async fn thumbnail(request: HttpRequest, OwnSession(session): OwnSession) -> Result<HttpResponse, ApiError> {
    let wish = ThumbnailWish { width: width(&request)?, format: format(&request) };
    let known = IfNoneMatch::parse(&request).ok();
    // Even the look whether there is something new may have to wait for one that is being made.
    let found = web::block(move || {
        let version = session.thumbnail_version(wish)?;
        if known.is_some_and(|known| is_known(&known, &tag(wish, version))) {
            return Some(Found::Known(version));
        }
        session.thumbnail(wish).map(Found::New)
    });
    match found.await.map_err(|_| ApiError::new(Code::Internal, "The picture could not be made. Please try again."))? {
        None => Err(ApiError::new(Code::NoPictureYet, "This game has not shown anything yet. Try again in a moment.")),
        Some(Found::Known(version)) => Ok(answer(HttpResponse::NotModified(), wish, version).finish()),
        Some(Found::New(thumbnail)) => {
            let kind = format!("image/{}", wish.format.name());
            let mut answer = answer(HttpResponse::Ok(), wish, thumbnail.version);
            Ok(answer.insert_header((CONTENT_TYPE, kind)).body(thumbnail.data))
        }
    }
}

enum Found {
    /// The client has the picture of this version.
    Known(u32),
    New(Thumbnail),
}

fn width(request: &HttpRequest) -> Result<u16, ApiError> {
    let allowed = MIN_THUMBNAIL_WIDTH..=MAX_THUMBNAIL_WIDTH;
    web::Query::<ThumbnailQuery>::from_query(request.query_string())
        .ok()
        .map(|query| query.width.unwrap_or(DEFAULT_THUMBNAIL_WIDTH))
        .filter(|width| allowed.contains(width))
        .ok_or_else(|| {
            let message = format!("must be a whole number from {MIN_THUMBNAIL_WIDTH} to {MAX_THUMBNAIL_WIDTH}");
            ApiError::field("width", message)
        })
}

/// What the client likes best; WebP where it does not mind.
fn format(request: &HttpRequest) -> StillFormat {
    let liked = Accept::parse(request).map(|accept| accept.ranked()).unwrap_or_default();
    let first = liked.iter().find_map(|kind| match (kind.type_().as_str(), kind.subtype().as_str()) {
        ("image", "jpeg") => Some(StillFormat::Jpeg),
        ("image", "webp" | "*") | ("*", "*") => Some(StillFormat::WebP),
        _ => None,
    });
    first.unwrap_or(StillFormat::WebP)
}

/// Another width or format is another image, and has another tag.
fn tag(wish: ThumbnailWish, version: u32) -> EntityTag {
    EntityTag::new_strong(format!("{version}-{}-{}", wish.width, wish.format.name()))
}

fn is_known(known: &IfNoneMatch, tag: &EntityTag) -> bool {
    match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(known) => known.iter().any(|known| known.weak_eq(tag)),
    }
}

fn answer(
    mut builder: actix_web::HttpResponseBuilder,
    wish: ThumbnailWish,
    version: u32,
) -> actix_web::HttpResponseBuilder {
    builder
        .insert_header((ETAG, tag(wish, version)))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((VARY, "accept"));
    builder
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[rstest::rstest]
    #[case(None, StillFormat::WebP)]
    #[case(Some("image/webp,image/jpeg"), StillFormat::WebP)]
    #[case(Some("image/avif,image/webp,image/apng,image/*,*/*;q=0.8"), StillFormat::WebP)]
    #[case(Some("image/jpeg"), StillFormat::Jpeg)]
    #[case(Some("image/jpeg,*/*;q=0.5"), StillFormat::Jpeg)]
    #[case(Some("image/webp;q=0.2,image/jpeg;q=0.9"), StillFormat::Jpeg)]
    #[case(Some("text/html"), StillFormat::WebP)]
    #[case(Some("nonsense"), StillFormat::WebP)]
    fn the_client_chooses_the_format(#[case] accept: Option<&str>, #[case] chosen: StillFormat) {
        let request =
            accept.map_or_else(TestRequest::get, |accept| TestRequest::get().insert_header(("accept", accept)));
        assert_eq!(format(&request.to_http_request()), chosen);
    }

    #[rstest::rstest]
    #[case("", Some(320))]
    #[case("?width=16", Some(16))]
    #[case("?width=640", Some(640))]
    #[case("?width=15", None)]
    #[case("?width=641", None)]
    #[case("?width=-1", None)]
    #[case("?width=", None)]
    #[case("?width=99999999999", None)]
    fn the_width_is_bounded(#[case] query: &str, #[case] expected: Option<u16>) {
        let request = TestRequest::get().uri(&format!("/{query}")).to_http_request();
        assert_eq!(width(&request).ok(), expected);
    }

    #[test]
    fn a_known_tag_is_recognised() {
        let wish = ThumbnailWish { width: 320, format: StillFormat::WebP };
        let known = |value: &str| {
            let request = TestRequest::get().insert_header(("if-none-match", value)).to_http_request();
            IfNoneMatch::parse(&request).is_ok_and(|known| is_known(&known, &tag(wish, 7)))
        };
        assert!(known("\"7-320-webp\"") && known("W/\"7-320-webp\"") && known("\"x\", \"7-320-webp\"") && known("*"));
        assert!(!known("\"8-320-webp\"") && !known("\"7-320-jpeg\"") && !known("7-320-webp"));
    }
}
