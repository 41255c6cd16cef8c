//! A raw tunnel between a browser's WebSocket and an executor's. The handshake (RFC 6455 §4) is passed on with a token;
//! after it, bytes are moved and never looked at: parsing frames would cost time in which no one gains anything.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use futures_util::StreamExt as _;
use reqwest::{RequestBuilder, Response, Upgraded};
use tokio::io::{AsyncWriteExt as _, WriteHalf};
use tokio_util::io::ReaderStream;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::liveness::while_heard;
use super::metrics::StreamLease;
use crate::error::{ApiError, Code};

/// One read from the executor. A packet of the play socket mostly fits.
const CHUNK_BYTES: usize = 64 * 1024;

/// Headers of the browser's handshake that the executor needs. `Sec-WebSocket-Extensions` is not among them: the
/// packets are compressed already.
const OFFERED: [&str; 3] = ["sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol"];
/// Headers of the executor's answer that the browser checks.
const ACCEPTED: [&str; 2] = ["sec-websocket-accept", "sec-websocket-protocol"];

/// A browser's request to open a WebSocket.
pub struct Handshake {
    headers: Vec<(&'static str, HeaderValue)>,
}

impl Handshake {
    /// Reads the request's handshake.
    ///
    /// # Errors
    /// `upgrade_required` when it is not one, or does not offer `subprotocol`.
    pub fn read(request: &HttpRequest, subprotocol: &str) -> Result<Self, ApiError> {
        let headers = request.headers();
        let wanted = lists(headers, "upgrade", "websocket")
            && lists(headers, "connection", "upgrade")
            && lists(headers, "sec-websocket-version", "13")
            && headers.contains_key("sec-websocket-key")
            && lists(headers, "sec-websocket-protocol", subprotocol);
        if !wanted {
            return Err(Code::UpgradeRequired.into());
        }
        let headers = OFFERED.iter().filter_map(|name| Some((*name, headers.get(*name)?.clone()))).collect();
        Ok(Self { headers })
    }

    /// Adds the handshake to a request for an executor.
    pub fn offer(self, request: RequestBuilder) -> RequestBuilder {
        let request = request.header("connection", "Upgrade").header("upgrade", "websocket");
        self.headers.into_iter().fold(request, |request, (name, value)| request.header(name, value.as_bytes()))
    }
}

/// Whether a header, as a comma-separated list, has the item; ASCII case is ignored.
fn lists(headers: &HeaderMap, name: &str, item: &str) -> bool {
    headers
        .get_all(name)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|value| value.trim().eq_ignore_ascii_case(item))
}

/// Answers the browser as the executor did and joins the two sockets until either closes, the executor falls silent, or
/// `stop` is cancelled.
///
/// # Errors
/// `executor_unavailable` when the executor did not switch protocols.
pub async fn tunnel(
    response: Response,
    from_browser: web::Payload,
    lease: StreamLease,
    stop: CancellationToken,
) -> Result<HttpResponse, ApiError> {
    if response.status() != reqwest::StatusCode::SWITCHING_PROTOCOLS {
        return Err(Code::ExecutorUnavailable.into());
    }
    let mut answer = HttpResponse::SwitchingProtocols();
    answer.upgrade("websocket");
    for name in ACCEPTED {
        if let Some(value) =
            response.headers().get(name).and_then(|value| HeaderValue::from_bytes(value.as_bytes()).ok())
        {
            answer.insert_header((HeaderName::from_static(name), value));
        }
    }
    let upgraded =
        response.upgrade().await.map_err(|error| ApiError::new(Code::ExecutorUnavailable).caused_by(error))?;
    let (from_executor, to_executor) = tokio::io::split(upgraded);
    let over = CancellationToken::new();
    actix_web::rt::spawn(over.clone().run_until_cancelled_owned(pump(from_browser, to_executor)));
    let open = Open { lease, _over: over.drop_guard() };
    let to_browser = while_heard(ReaderStream::with_capacity(from_executor, CHUNK_BYTES))
        .take_until(stop.cancelled_owned())
        .map(move |chunk: std::io::Result<Bytes>| {
            open.count(&chunk);
            chunk
        });
    Ok(answer.streaming(to_browser))
}

/// Lives as long as the stream to the browser.
struct Open {
    /// Says that the tunnel is open.
    lease: StreamLease,
    /// Ends the other direction, which may be stuck in a packet that a hanging executor does not take.
    _over: DropGuard,
}

impl Open {
    fn count(&self, chunk: &std::io::Result<Bytes>) {
        self.lease.count(chunk.as_ref().map_or(0, Bytes::len));
    }
}

/// Moves what the browser sends. Ends when either side is gone, and then tells the executor so.
async fn pump(mut from_browser: web::Payload, mut to_executor: WriteHalf<Upgraded>) {
    while let Some(Ok(chunk)) = from_browser.next().await {
        if to_executor.write_all(&chunk).await.is_err() || to_executor.flush().await.is_err() {
            break;
        }
    }
    // An error means that the executor closed first: there is nobody left to tell.
    drop(to_executor.shutdown().await);
}
