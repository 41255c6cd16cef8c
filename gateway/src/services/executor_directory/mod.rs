//! Which executors there are and how each is; where a new session goes, and where a running one is.

mod member;
mod placement;
mod roster;
mod site;
mod start;
mod watch;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpResponse;
use bytes::Bytes;
use futures_util::future::join_all;
use reqwest::Method;
use reqwest::header::HeaderMap;
use shared::api::SessionSummary;
use shared::ids::{ExecutorId, SessionId};
use tokio_util::sync::CancellationToken;

use super::executor::{Caller, Executor, Failure, gone, unavailable};
use super::token_signer::TokenSigner;
use crate::error::{ApiError, Code};
use member::Contact;
use roster::{Roster, Route};

pub use member::Member;
pub use site::{ExecutorSite, Resolver, SystemResolver};
pub use start::Started;

/// Longest an executor may take to list somebody's sessions: whoever asks waits for the slowest.
const LIST_TIMEOUT: Duration = Duration::from_secs(1);

/// The executors that this gateway knows. Each HTTP worker has a client of its own, so that a stream's two sockets are
/// served by the same thread; what is known of executors is shared.
#[derive(Clone)]
pub struct ExecutorDirectory {
    client: reqwest::Client,
    signer: TokenSigner,
    roster: Arc<Roster>,
}

/// Somebody's sessions on all executors.
#[derive(Debug, Default)]
pub struct OwnSessions {
    /// Oldest first.
    pub items: Vec<SessionSummary>,
    /// Whether an executor that may have more did not tell.
    pub incomplete: bool,
}

impl ExecutorDirectory {
    /// A directory that is empty until it is watched.
    #[must_use]
    pub fn new(client: reqwest::Client, signer: TokenSigner) -> Self {
        Self { client, signer, roster: Arc::new(Roster::new()) }
    }

    /// The same directory, reached through another client.
    #[must_use]
    pub fn with_client(&self, client: reqwest::Client) -> Self {
        Self { client, ..self.clone() }
    }

    /// Finds out who is there and how they are, again and again until `stop`.
    pub async fn keep_watching(self, sites: Vec<ExecutorSite>, resolver: impl Resolver, stop: CancellationToken) {
        watch::keep_watching(self, sites, resolver, stop).await;
    }

    /// The executor that runs this session.
    ///
    /// # Errors
    /// `session_not_found` when no executor bears that number, `executor_unavailable` when that cannot be told or the
    /// executor is away.
    pub async fn of(&self, session: SessionId) -> Result<Executor, ApiError> {
        let wanted = session.executor();
        let mut route = self.roster.route(wanted);
        if route == Route::Untold {
            self.roster.settled().await;
            route = self.roster.route(wanted);
        }
        match route {
            Route::To(address) => Ok(self.at(address)),
            Route::Nowhere => Err(Code::SessionNotFound.into()),
            Route::Untold => Err(unavailable()),
            Route::Away => Err(gone()),
        }
    }

    /// Asks any executor for what is the same on all and changes nothing; the next where one does not answer.
    ///
    /// # Errors
    /// What an executor found wrong with the request, or `executor_unavailable`.
    pub async fn ask_any(
        &self,
        method: Method,
        path: &str,
        caller: &Caller,
        body: Option<Bytes>,
    ) -> Result<HttpResponse, ApiError> {
        self.any(async |executor| {
            let request = executor.request(method.clone(), path, caller, None)?;
            match &body {
                Some(body) => executor.forward_json(request, body.clone()).await,
                None => executor.forward(request).await,
            }
        })
        .await
    }

    /// As [`Self::ask_any`], for a short answer of any kind: its head and its body.
    ///
    /// # Errors
    /// As [`Self::ask_any`].
    pub async fn fetch_any(&self, path: &str, caller: &Caller) -> Result<(HeaderMap, Vec<u8>), ApiError> {
        self.any(async |executor| {
            let request = executor.request(Method::GET, path, caller, None)?;
            executor.fetch(request).await.map(|(_, headers, body)| (headers, body))
        })
        .await
    }

    async fn any<T>(&self, ask: impl AsyncFn(Executor) -> Result<T, Failure>) -> Result<T, ApiError> {
        if self.roster.answering().is_empty() {
            self.roster.settled().await;
        }
        let mut last = None;
        for address in self.roster.answering() {
            match ask(self.at(address)).await {
                Err(failure @ (Failure::Gone(_) | Failure::Unreachable(_) | Failure::NoAnswer(_))) => {
                    self.roster.doubt(address, Contact::from(&failure));
                    last = Some(failure);
                }
                answer => return Ok(answer?),
            }
        }
        Err(last.map_or_else(unavailable, Failure::of_everyone))
    }

    /// The caller's sessions on all executors. One whose process is gone has none: its games went with it.
    pub async fn sessions(&self, caller: &Caller) -> OwnSessions {
        if self.roster.answering().is_empty() {
            self.roster.settled().await;
        }
        let mut own = OwnSessions { items: Vec::new(), incomplete: self.roster.has_silent() };
        let asking = self.roster.answering().into_iter().map(|address| async move {
            self.at(address).sessions(caller, LIST_TIMEOUT).await.inspect_err(|failure| {
                tracing::warn!(%address, error = failure as &dyn std::error::Error, "no list of sessions");
            })
        });
        for answer in join_all(asking).await {
            match answer {
                Ok(list) => own.items.extend(list.items),
                Err(Failure::Gone(_)) => {}
                Err(_) => own.incomplete = true,
            }
        }
        // The ids begin with the time (RFC 9562 §5.7).
        own.items.sort_by_key(|session| session.session_id);
        own
    }

    /// What is known of every executor, once each has been looked at.
    pub async fn members(&self) -> Vec<Member> {
        self.roster.settled().await;
        self.roster.members()
    }

    /// What is known of every executor now.
    #[must_use]
    pub fn members_now(&self) -> Vec<Member> {
        self.roster.members()
    }

    /// The numbers that more than one executor bears; none of those gets new sessions.
    #[must_use]
    pub fn shared_numbers(&self) -> Vec<ExecutorId> {
        self.roster.twins()
    }

    /// How many sessions run on all executors together, as far as they tell.
    #[must_use]
    pub fn sessions_of_all(&self) -> u64 {
        self.roster.used()
    }

    fn at(&self, address: SocketAddr) -> Executor {
        Executor::new(self.client.clone(), address, self.signer.clone())
    }
}

/// Decides where nothing else does. No secret depends on it, so a system without randomness gives zeros.
fn random() -> u64 {
    getrandom::u64().unwrap_or_default()
}
