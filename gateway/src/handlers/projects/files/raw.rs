//! The bytes of a file, as a browser may have them: it shows pictures and plays sounds, and runs nothing.

use std::fmt::Write as _;

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, EntityTag, HeaderValue, IF_MATCH,
    IF_NONE_MATCH,
};
use actix_web::{HttpRequest, HttpResponse};

use crate::db::project_files::{FileRow, WholeFileRow};
use crate::db::projects::ProjectRow;
use crate::domain::is_text;
use crate::extract::revision_tag;

/// Should somebody open a file as a page, then it is one that may do nothing.
const NOTHING_ALLOWED: &str = "default-src 'none'; sandbox";

/// The entity tag of a content.
pub(crate) fn tag(hash: &[u8]) -> String {
    EntityTag::new_strong(digits(hash)).to_string()
}

/// A hash as it is written.
pub(crate) fn digits(hash: &[u8]) -> String {
    hash.iter().fold(String::new(), |mut digits, byte| {
        // A text takes whatever is written to it.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The tags of `If-Match`, one of which must be the file's or the whole project's.
#[derive(Debug)]
pub(crate) struct SeenFile(Option<Vec<String>>);

impl SeenFile {
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let headers: Vec<_> = request.headers().get_all(IF_MATCH).filter_map(|value| value.to_str().ok()).collect();
        let split = |text: &str| text.split(',').map(|tag| tag.trim().to_owned()).collect();
        Self((!headers.is_empty()).then(|| split(&headers.join(","))))
    }

    /// Whether a change of the file at `path` may be made.
    pub(crate) fn admits(&self, project: &ProjectRow, files: &[FileRow], path: &str) -> bool {
        let Some(tags) = &self.0 else { return true };
        let present = files.iter().find(|file| file.path == path);
        tags.iter().any(|seen| {
            *seen == revision_tag(project.revision)
                || present.is_some_and(|file| seen == "*" || *seen == tag(&file.blob_hash))
        })
    }
}

/// The file, or 304 where the browser has it; `cache_control` says how long it may be shown without asking again.
pub(crate) fn answer_kept(request: &HttpRequest, file: WholeFileRow, cache_control: &'static str) -> HttpResponse {
    let mut answer = self::answer(request, file);
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(cache_control));
    answer
}

/// The file, or 304 where the browser has it.
pub(crate) fn answer(request: &HttpRequest, file: WholeFileRow) -> HttpResponse {
    let tag = tag(&file.blob_hash);
    let known = request
        .headers()
        .get_all(IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .any(|text| text.split(',').any(|seen| seen.trim() == "*" || seen.trim().trim_start_matches("W/") == tag));
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "private, no-cache"));
    if known {
        return answer.finish();
    }
    answer.insert_header((CONTENT_SECURITY_POLICY, NOTHING_ALLOWED));
    if is_text(&file.media_type) {
        // Whatever kind of text it is, a browser is told of a plain one, and to save it.
        answer
            .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
            .insert_header((CONTENT_DISPOSITION, "attachment"));
    } else {
        answer.insert_header((CONTENT_TYPE, file.media_type)).insert_header((CONTENT_DISPOSITION, "inline"));
    }
    answer.body(file.content)
}
