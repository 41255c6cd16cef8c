//! Speaks to one executor on behalf of one person.

mod failure;

use std::net::SocketAddr;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder, Response};
use shared::api::{ExecutorHealth, SessionList};
use shared::ids::{REQUEST_ID_HEADER, RequestId, SessionId, UserId};
use tokio::time::timeout;
use uuid::Uuid;

use super::token_signer::TokenSigner;

pub use failure::Failure;
pub(super) use failure::{gone, unavailable};

/// Longest an executor may take to answer: starting a cold sandbox on a busy machine takes a few seconds.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
/// Longest an executor may take to say that it is well.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(2);
/// Longest problem, or account of itself, that is read of an executor; more is a fault.
const MAX_PROBLEM_BYTES: usize = 256 * 1024;
/// Longest list of one person's sessions that is read.
const MAX_LIST_BYTES: usize = 1024 * 1024;
/// Largest small picture that is passed on: more than the widest one has without any compression.
const MAX_PICTURE_BYTES: usize = 2 * 1024 * 1024;

/// On whose behalf, and in which request, an executor is called.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The person.
    pub user: UserId,
    /// The request, for the executor's logs.
    pub request_id: RequestId,
}

impl Caller {
    /// The gateway itself, for what is nobody's and everybody may see. No person has this id.
    #[must_use]
    pub const fn gateway(request_id: RequestId) -> Self {
        Self { user: UserId(Uuid::nil()), request_id }
    }
}

/// One executor.
pub struct Executor {
    client: reqwest::Client,
    address: SocketAddr,
    signer: TokenSigner,
}

impl Executor {
    pub(super) fn new(client: reqwest::Client, address: SocketAddr, signer: TokenSigner) -> Self {
        Self { client, address, signer }
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

    /// A request with the caller's token; `session` is what the token is for. `path` may end with a query.
    ///
    /// # Errors
    /// [`Failure::Ours`] when no token can be made.
    pub fn request(
        &self,
        method: Method,
        path: &str,
        caller: &Caller,
        session: Option<SessionId>,
    ) -> Result<RequestBuilder, Failure> {
        let token = self.signer.sign(caller.user, session).map_err(|error| Failure::Ours(error.into()))?;
        let request = self.client.request(method, self.url(path));
        Ok(request.bearer_auth(token).header(REQUEST_ID_HEADER, caller.request_id.as_str()))
    }

    /// Sends a request and passes the whole answer on.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn forward(&self, request: RequestBuilder) -> Result<HttpResponse, Failure> {
        let response = self.open(request.timeout(ANSWER_TIMEOUT)).await?;
        let status =
            StatusCode::from_u16(response.status().as_u16()).map_err(|error| Failure::NoAnswer(error.into()))?;
        let mut answer = HttpResponse::build(status);
        answer.insert_header((CACHE_CONTROL, "no-store"));
        let body = response.bytes().await.map_err(Failure::of_call)?;
        if body.is_empty() {
            return Ok(answer.finish());
        }
        Ok(answer.insert_header((CONTENT_TYPE, "application/json")).body(body))
    }

    /// Sends a request with a JSON body and passes the whole answer on.
    ///
    /// # Errors
    /// As [`Self::forward`].
    pub async fn forward_json(&self, request: RequestBuilder, body: Bytes) -> Result<HttpResponse, Failure> {
        self.forward(request.header(reqwest::header::CONTENT_TYPE, "application/json").body(body)).await
    }

    /// Sends a request and waits for the head of its answer alone. Only what is well comes back.
    ///
    /// # Errors
    /// As [`Self::forward`].
    pub async fn open(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let answer = async {
            let response = request.send().await.map_err(Failure::of_call)?;
            let well = [reqwest::StatusCode::SWITCHING_PROTOCOLS, reqwest::StatusCode::NOT_MODIFIED];
            if response.status().is_success() || well.contains(&response.status()) {
                Ok(response)
            } else {
                Err(Failure::of_answer(response).await)
            }
        };
        timeout(ANSWER_TIMEOUT, answer).await.map_err(|error| Failure::NoAnswer(error.into()))?
    }

    /// Sends a request and takes the whole answer, which must be short.
    ///
    /// # Errors
    /// As [`Self::forward`].
    pub async fn fetch(&self, request: RequestBuilder) -> Result<(reqwest::StatusCode, HeaderMap, Vec<u8>), Failure> {
        let response = self.open(request.timeout(ANSWER_TIMEOUT)).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        Ok((status, headers, body_within(response, MAX_PICTURE_BYTES).await?))
    }

    /// The caller's sessions on this executor, if it tells within `patience`.
    ///
    /// # Errors
    /// As [`Self::forward`].
    pub async fn sessions(&self, caller: &Caller, patience: Duration) -> Result<SessionList, Failure> {
        let request = self.request(Method::GET, "/api/sessions", caller, None)?.timeout(patience);
        let body = body_within(self.open(request).await?, MAX_LIST_BYTES).await?;
        serde_json::from_slice(&body).map_err(|error| Failure::NoAnswer(error.into()))
    }

    /// What the executor says of itself, well or not.
    ///
    /// # Errors
    /// As [`Self::forward`].
    pub async fn health(&self) -> Result<ExecutorHealth, Failure> {
        let request = self.client.get(self.url("/api/health")).timeout(HEALTH_TIMEOUT);
        let body = body_within(self.open(request).await?, MAX_PROBLEM_BYTES).await?;
        serde_json::from_slice(&body).map_err(|error| Failure::NoAnswer(error.into()))
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// The whole body, if it is no longer than this.
pub(super) async fn body_within(mut response: Response, limit_bytes: usize) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(Failure::of_call)? {
        if body.len() + chunk.len() > limit_bytes {
            return Err(Failure::NoAnswer("the answer is too large".into()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
