//! Files of the front end as Vite built them, and how browsers should keep them.

use std::borrow::Cow;

use actix_web::HttpRequest;
use actix_web::http::header;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Dist;

/// Vite puts files here whose names change with their content.
const FINGERPRINTED: &str = "assets/";
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_EVERY_TIME: &str = "no-cache";

/// One file, in the form that suits the request.
pub(super) struct Asset {
    pub(super) content: Cow<'static, [u8]>,
    pub(super) content_type: String,
    pub(super) content_encoding: Option<&'static str>,
    pub(super) cache_control: &'static str,
    pub(super) etag: String,
}

impl Asset {
    /// The file at this path. Where a compressed form lies beside it and the client takes it, that form.
    pub(super) fn find(path: &str, request: &HttpRequest) -> Option<Self> {
        if path.starts_with('.') {
            return None;
        }
        let plain = Dist::get(path)?;
        let content_type = content_type(&plain);
        let cache_control = if path.starts_with(FINGERPRINTED) { FOREVER } else { ASK_EVERY_TIME };
        let (file, content_encoding) = [("br", ".br"), ("gzip", ".gz")]
            .into_iter()
            .filter(|(encoding, _)| accepts(request, encoding))
            .find_map(|(encoding, suffix)| Some((Dist::get(&format!("{path}{suffix}"))?, Some(encoding))))
            .unwrap_or((plain, None));
        let etag = URL_SAFE_NO_PAD.encode(file.metadata.sha256_hash());
        Some(Self { content: file.data, content_type, content_encoding, cache_control, etag })
    }
}

fn content_type(file: &EmbeddedFile) -> String {
    let mime = file.metadata.mimetype();
    let text = mime.starts_with("text/") || mime.ends_with("json") || mime.ends_with("javascript");
    if text { format!("{mime}; charset=utf-8") } else { mime.to_owned() }
}

fn accepts(request: &HttpRequest, encoding: &str) -> bool {
    request
        .headers()
        .get_all(header::ACCEPT_ENCODING)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|item| {
            let mut parts = item.split(';');
            let named = parts.next().is_some_and(|name| name.trim().eq_ignore_ascii_case(encoding));
            named && !parts.any(|part| matches!(part.trim(), "q=0" | "q=0.0"))
        })
}
