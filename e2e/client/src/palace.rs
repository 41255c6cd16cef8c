//! The Palace's public API, as far as playing a program needs it: a guest, runs, and their play sockets.

use std::time::Duration;

use anyhow::{Context, bail};
use reqwest::header::{COOKIE, RETRY_AFTER, SET_COOKIE};
use reqwest::{Client, Response, StatusCode};
use serde::Serialize;
use shared::api::{ExecuteRequest, ExecuteResponse, ExecutorHealth};
use shared::ids::SessionId;
use shared::problem::Problem;
use shared::stream::SUBPROTOCOL;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// An open play socket.
pub type PlaySocket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Longest a request may take; starting a program on a busy machine is the slowest.
const REQUEST_TIMEOUT: Duration = Duration::from_mins(1);
/// How often a request is repeated that came too early.
const MAX_REPEATS: u32 = 20;
/// How long to wait when the answer does not say.
const DEFAULT_WAIT_SECONDS: u64 = 5;

/// A Palace, and a guest signed in to it.
pub struct Palace {
    http: Client,
    base: String,
    cookie: String,
}

/// What came of asking to start a program.
pub enum Start {
    /// It runs.
    Started(ExecuteResponse),
    /// It was not accepted.
    Refused(Problem),
}

impl Palace {
    /// Signs in as a new guest.
    ///
    /// # Errors
    /// When the address is not `http://`, nothing answers there, or it gives no cookie.
    pub async fn sign_in(url: &str) -> anyhow::Result<Self> {
        let base = url.trim_end_matches('/').to_owned();
        anyhow::ensure!(base.starts_with("http://"), "{base} does not start with http://");
        let http = Client::builder().timeout(REQUEST_TIMEOUT).build()?;
        let mut palace = Self { http, base, cookie: String::new() };
        let response = palace.post("/api/auth/guest", &serde_json::json!({})).await?;
        anyhow::ensure!(response.status().is_success(), "{}", describe(response).await);
        palace.cookie = cookies(response.headers().get_all(SET_COOKIE).iter())?;
        Ok(palace)
    }

    /// Starts a program.
    ///
    /// # Errors
    /// When the Palace fails or stays too busy; a program that it refuses is [`Start::Refused`].
    pub async fn execute(&self, program: &ExecuteRequest) -> anyhow::Result<Start> {
        let response = self.post("/api/execute", program).await?;
        if response.status().is_success() {
            return Ok(Start::Started(response.json().await?));
        }
        if response.status().is_server_error() {
            bail!("{}", describe(response).await);
        }
        Ok(Start::Refused(response.json().await?))
    }

    /// Ends a run. One that has ended already is as good.
    ///
    /// # Errors
    /// When the Palace fails.
    pub async fn stop(&self, session: SessionId) -> anyhow::Result<()> {
        let response = self.post(&format!("/api/stop-game/{session}"), &serde_json::json!({})).await?;
        let gone = [StatusCode::NOT_FOUND, StatusCode::GONE].contains(&response.status());
        anyhow::ensure!(gone || response.status().is_success(), "{}", describe(response).await);
        Ok(())
    }

    /// Opens the play socket of a run.
    ///
    /// # Errors
    /// When the session cannot be watched.
    pub async fn watch(&self, session: SessionId) -> anyhow::Result<PlaySocket> {
        self.watch_through(self.base.trim_start_matches("http://"), session).await
    }

    /// Opens the play socket of a run by another way to the same Palace, a host and port.
    ///
    /// # Errors
    /// When the session cannot be watched.
    pub async fn watch_through(&self, host: &str, session: SessionId) -> anyhow::Result<PlaySocket> {
        let address = format!("ws://{host}/api/play/{session}");
        let mut request = address.into_client_request()?;
        request.headers_mut().insert("cookie", HeaderValue::from_str(&self.cookie)?);
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static(SUBPROTOCOL));
        let (socket, response) = connect_async(request).await.context("opening the play socket")?;
        let agreed = response.headers().get("sec-websocket-protocol");
        anyhow::ensure!(agreed.is_some_and(|agreed| agreed == SUBPROTOCOL), "the play socket speaks {agreed:?}");
        Ok(socket)
    }

    /// Where it answers, without a `/` at the end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What a browser of this guest would send as its cookie.
    #[must_use]
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Posts JSON; waits and tries again where the answer says to.
    async fn post<T: Serialize>(&self, path: &str, body: &T) -> anyhow::Result<Response> {
        for _ in 0..MAX_REPEATS {
            let request = self.http.post(format!("{}{path}", self.base)).header(COOKIE, &self.cookie).json(body);
            let response = request.send().await.with_context(|| format!("POST {path}"))?;
            let busy = [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE];
            if !busy.contains(&response.status()) {
                return Ok(response);
            }
            let told = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
            tokio::time::sleep(Duration::from_secs(told.unwrap_or(DEFAULT_WAIT_SECONDS))).await;
        }
        bail!("POST {path}: still too busy")
    }
}

/// How an executor says that it is, asked at its own address.
///
/// # Errors
/// When it does not answer.
pub async fn executor_health(url: &str) -> anyhow::Result<ExecutorHealth> {
    let client = Client::builder().timeout(REQUEST_TIMEOUT).build()?;
    let response = client.get(format!("{url}/api/health")).send().await.context("asking the executor")?;
    Ok(response.error_for_status()?.json().await?)
}

/// What a browser would send back: each cookie's name and value, without its attributes.
fn cookies<'a>(headers: impl Iterator<Item = &'a HeaderValue>) -> anyhow::Result<String> {
    let mut pairs = Vec::new();
    for header in headers {
        let text = header.to_str().context("a cookie with strange characters")?;
        pairs.push(text.split(';').next().unwrap_or_default().trim());
    }
    anyhow::ensure!(!pairs.is_empty(), "the guest got no cookie");
    Ok(pairs.join("; "))
}

async fn describe(response: Response) -> String {
    let status = response.status();
    let path = response.url().path().to_owned();
    match response.json::<Problem>().await {
        Ok(problem) => format!("{path}: {status} {}: {}", problem.code, problem.detail),
        Err(_) => format!("{path}: {status}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_lose_their_attributes() {
        let headers = ["a=1; Path=/; HttpOnly", "b=2"].map(HeaderValue::from_static);
        assert_eq!(cookies(headers.iter()).unwrap(), "a=1; b=2");
    }

    #[test]
    fn no_cookie_is_an_error() {
        assert!(cookies([].iter()).is_err());
    }

    #[tokio::test]
    async fn other_schemes_are_refused() {
        assert!(Palace::sign_in("https://palace.example").await.is_err());
    }
}
