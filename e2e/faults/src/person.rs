//! Somebody who is signed in and plays through the public API.

use anyhow::Context as _;
use futures_util::StreamExt as _;
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde::Deserialize;
use serde_json::json;
use shared::api::{EndReason, ExecuteResponse, GameEvent, SessionSummary};
use shared::ids::{ExecutorId, SessionId};
use shared::stream::SUBPROTOCOL;
use shared::stream::packet::EVENT;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::{Gateway, PATIENCE};

/// A guest.
pub struct Person {
    http: Client,
    base: String,
    cookie: String,
}

/// `GET /api/sessions`.
#[derive(Debug, Deserialize)]
pub struct Sessions {
    /// The sessions that were told of.
    pub items: Vec<SessionSummary>,
    /// Whether there may be more.
    pub incomplete: bool,
}

/// What `GET /api/executor-health` says of each executor.
#[derive(Debug, Deserialize)]
pub struct Health {
    /// Each executor.
    pub executors: Vec<Standing>,
}

/// One executor as the gateway sees it.
#[derive(Debug, Deserialize)]
pub struct Standing {
    /// Its number, if it ever answered.
    pub executor_id: Option<ExecutorId>,
    /// Whether it answers.
    pub answers: bool,
    /// Whether it is stopping.
    pub draining: bool,
}

impl Person {
    /// Signs a new guest in.
    ///
    /// # Errors
    /// When the gateway refuses.
    pub async fn sign_in(gateway: &Gateway) -> anyhow::Result<Self> {
        let http = Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let mut person = Self { http, base: gateway.url(), cookie: String::new() };
        let response = person.request(Method::POST, "/api/auth/guest").send().await?.error_for_status()?;
        let cookie = response.headers().get(SET_COOKIE).context("no cookie was set")?.to_str()?;
        cookie.split(';').next().unwrap_or_default().clone_into(&mut person.cookie);
        Ok(person)
    }

    /// A request in this person's name.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base)).header(COOKIE, &self.cookie)
    }

    /// Asks to run a program.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn ask_to_run(&self, code: &str) -> anyhow::Result<Response> {
        Ok(self.request(Method::POST, "/api/execute").json(&json!({ "code": code })).send().await?)
    }

    /// Runs a program, which must be taken.
    ///
    /// # Errors
    /// When it is not.
    pub async fn run(&self, code: &str) -> anyhow::Result<SessionId> {
        let response = self.ask_to_run(code).await?;
        anyhow::ensure!(response.status() == 201, "{}: {}", response.status(), response.text().await?);
        Ok(response.json::<ExecuteResponse>().await?.session_id)
    }

    /// Stops a game.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn stop(&self, session: SessionId) -> anyhow::Result<Response> {
        Ok(self.request(Method::POST, &format!("/api/stop-game/{session}")).send().await?)
    }

    /// This person's games.
    ///
    /// # Errors
    /// When they are not told.
    pub async fn sessions(&self) -> anyhow::Result<Sessions> {
        Ok(self.request(Method::GET, "/api/sessions").send().await?.error_for_status()?.json().await?)
    }

    /// How the executors are.
    ///
    /// # Errors
    /// When that is not told.
    pub async fn health(&self) -> anyhow::Result<Health> {
        Ok(self.request(Method::GET, "/api/executor-health").send().await?.error_for_status()?.json().await?)
    }

    /// Opens the play socket.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn play(&self, session: SessionId) -> anyhow::Result<Socket> {
        let url = format!("{}/api/play/{session}", self.base).replacen("http", "ws", 1);
        let mut request = url.into_client_request()?;
        request.headers_mut().insert("cookie", self.cookie.parse()?);
        request.headers_mut().insert("sec-websocket-protocol", SUBPROTOCOL.parse()?);
        Ok(Socket { stream: connect_async(request).await?.0 })
    }
}

/// An open play socket.
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

/// What came through a play socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Something to show or to hear.
    Picture,
    /// Something that happened.
    Event,
    /// The game ended for this reason.
    End(EndReason),
    /// The socket closed.
    Closed,
}

impl Socket {
    /// What comes next.
    ///
    /// # Errors
    /// When nothing comes at all, or an event cannot be read.
    pub async fn next(&mut self) -> anyhow::Result<Told> {
        loop {
            let message = timeout(PATIENCE, self.stream.next()).await.context("nothing comes through the socket")?;
            let Some(Ok(message)) = message else { return Ok(Told::Closed) };
            match message {
                Message::Binary(packet) if packet.first() == Some(&EVENT) => {
                    let event = serde_json::from_slice(packet.get(1..).unwrap_or_default())?;
                    return Ok(if let GameEvent::End { reason, .. } = event { Told::End(reason) } else { Told::Event });
                }
                Message::Binary(_) => return Ok(Told::Picture),
                Message::Close(_) => return Ok(Told::Closed),
                _ => {}
            }
        }
    }

    /// Takes what comes until it is this.
    ///
    /// # Errors
    /// As [`Self::next`], or when the socket closes before.
    pub async fn until(&mut self, wanted: Told) -> anyhow::Result<()> {
        loop {
            let told = self.next().await?;
            if told == wanted {
                return Ok(());
            }
            anyhow::ensure!(told != Told::Closed, "the socket closed while {wanted:?} was waited for");
        }
    }
}
