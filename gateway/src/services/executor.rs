//! Speaks to one executor on behalf of one person, and turns its answers into ours.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use bytes::Bytes;
use reqwest::header::RETRY_AFTER;
use reqwest::{Method, RequestBuilder, Response, Url};
use shared::api::ExecutorHealth;
use shared::ids::{REQUEST_ID_HEADER, RequestId, SessionId, UserId};
use shared::problem::Problem;
use tokio::time::timeout;

use super::token_signer::TokenSigner;
use crate::error::{ApiError, Code};

/// Longest an executor may take to answer: starting a cold sandbox on a busy machine takes a few seconds.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
/// Longest an executor may take to say that it is well.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(2);
/// When a client should try again while an executor is away, unless the executor says so itself.
const RETRY_AFTER_SECONDS: u64 = 5;
/// Longest problem of an executor that is read; more is not a problem but a fault.
const MAX_PROBLEM_BYTES: usize = 256 * 1024;

/// On whose behalf, and in which request, an executor is called.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The person.
    pub user: UserId,
    /// The request, for the executor's logs.
    pub request_id: RequestId,
}

/// One executor.
pub struct Executor {
    client: reqwest::Client,
    url: Url,
    signer: TokenSigner,
}

impl Executor {
    pub(super) fn new(client: reqwest::Client, url: Url, signer: TokenSigner) -> Self {
        Self { client, url, signer }
    }

    /// A client made for calling executors: direct, no redirects, no waiting for a full packet.
    ///
    /// # Errors
    /// When the system gives no randomness or certificates, which a client without TLS does not need.
    pub fn client() -> reqwest::Result<reqwest::Client> {
        reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .http1_only()
            .tcp_nodelay(true)
            .connect_timeout(Duration::from_secs(1))
            .build()
    }

    /// A request with the caller's token; `session` is what the token is for.
    ///
    /// # Errors
    /// `internal_error` when no token can be made.
    pub fn request(
        &self,
        method: Method,
        path: &str,
        caller: &Caller,
        session: Option<SessionId>,
    ) -> Result<RequestBuilder, ApiError> {
        let token = self
            .signer
            .sign(caller.user, session)
            .map_err(|error| ApiError::new(Code::InternalError).caused_by(error))?;
        let mut url = self.url.clone();
        url.set_path(path);
        Ok(self.client.request(method, url).bearer_auth(token).header(REQUEST_ID_HEADER, caller.request_id.as_str()))
    }

    /// Sends a request and passes the whole answer on.
    ///
    /// # Errors
    /// What the executor found wrong with the request, or `executor_unavailable`.
    pub async fn forward(&self, request: RequestBuilder) -> Result<HttpResponse, ApiError> {
        let response = self.open(request.timeout(ANSWER_TIMEOUT)).await?;
        let status = StatusCode::from_u16(response.status().as_u16()).map_err(unavailable)?;
        let mut answer = HttpResponse::build(status);
        answer.insert_header((CACHE_CONTROL, "no-store"));
        let body = response.bytes().await.map_err(unavailable)?;
        if body.is_empty() {
            return Ok(answer.finish());
        }
        Ok(answer.insert_header((CONTENT_TYPE, "application/json")).body(body))
    }

    /// Sends a request with a JSON body and passes the whole answer on.
    ///
    /// # Errors
    /// As [`Self::forward`].
    pub async fn forward_json(&self, request: RequestBuilder, body: Bytes) -> Result<HttpResponse, ApiError> {
        self.forward(request.header(reqwest::header::CONTENT_TYPE, "application/json").body(body)).await
    }

    /// Sends a request and waits for the head of its answer alone. Only what is well comes back.
    ///
    /// # Errors
    /// As [`Self::forward`].
    pub async fn open(&self, request: RequestBuilder) -> Result<Response, ApiError> {
        let response = timeout(ANSWER_TIMEOUT, request.send()).await.map_err(unavailable)?.map_err(unavailable)?;
        let status = response.status();
        if status.is_success() || status == reqwest::StatusCode::SWITCHING_PROTOCOLS {
            Ok(response)
        } else {
            Err(refusal(response).await)
        }
    }

    /// What the executor says of itself, well or not.
    ///
    /// # Errors
    /// `executor_unavailable`.
    pub async fn health(&self) -> Result<ExecutorHealth, ApiError> {
        let mut url = self.url.clone();
        url.set_path("/api/health");
        let response = self.client.get(url).timeout(HEALTH_TIMEOUT).send().await.map_err(unavailable)?;
        let body = body_within(response, MAX_PROBLEM_BYTES).await?;
        serde_json::from_slice(&body).map_err(unavailable)
    }
}

/// What a refusal of the executor means for our client: its own mistakes are passed on, all else is our matter.
async fn refusal(response: Response) -> ApiError {
    let status = response.status();
    let retry_after = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<u64>().ok());
    let passed_on = match status.as_u16() {
        // 401 and 403 are about our token, never about the person.
        401 | 403 => None,
        400..500 => body_within(response, MAX_PROBLEM_BYTES)
            .await
            .ok()
            .and_then(|body| serde_json::from_slice::<Problem>(&body).ok())
            .filter(|problem| problem.status == status.as_u16()),
        _ => None,
    };
    match (passed_on, retry_after) {
        (Some(problem), Some(seconds)) => ApiError::from_executor(problem).retry_after(seconds),
        (Some(problem), None) => ApiError::from_executor(problem),
        (None, seconds) => {
            unavailable(format!("the executor answered {status}")).retry_after(seconds.unwrap_or(RETRY_AFTER_SECONDS))
        }
    }
}

async fn body_within(mut response: Response, limit_bytes: usize) -> Result<Vec<u8>, ApiError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unavailable)? {
        if body.len() + chunk.len() > limit_bytes {
            return Err(unavailable("the answer is too large"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The one answer for everything that keeps an executor from doing its work.
fn unavailable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ApiError {
    ApiError::new(Code::ExecutorUnavailable).retry_after(RETRY_AFTER_SECONDS).caused_by(cause)
}
