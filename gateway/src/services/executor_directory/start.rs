//! Starts a session somewhere: on the executor with the most room, else on the next, else in the shortest queue.

use std::collections::HashSet;
use std::net::SocketAddr;

use actix_web::HttpResponse;
use bytes::Bytes;
use reqwest::Method;
use shared::api::{QUEUE_HEADER, QUEUE_WAIT};
use shared::ids::{ExecutorId, SessionId};

use super::ExecutorDirectory;
use super::member::Contact;
use super::roster::Placement;
use crate::error::ApiError;
use crate::services::executor::{Caller, Failure, unavailable};

/// Whether a session may wait where there is no place for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waiting {
    Refused,
    Allowed,
}

/// A session that an executor has taken.
pub struct Started {
    /// The executor's answer to the client.
    pub answer: HttpResponse,
    /// Who has it.
    pub executor: ExecutorId,
}

impl ExecutorDirectory {
    /// Starts the program in `body` for the caller. A request that may have arrived somewhere is never repeated elsewhere:
    /// a program runs once.
    ///
    /// # Errors
    /// What an executor found wrong with the program, `too_many_sessions`, or `executor_unavailable`.
    pub async fn start(&self, caller: &Caller, body: &Bytes) -> Result<Started, ApiError> {
        if self.roster.answering().is_empty() {
            self.roster.settled().await;
        }
        let mut tried = HashSet::new();
        let mut last = None;
        for waiting in [Waiting::Refused, Waiting::Allowed] {
            let mut away = HashSet::new();
            while let Some(placement) = self.choose(waiting, &tried) {
                let address = placement.address;
                let failure = match self.start_at(placement, waiting, caller, body).await {
                    Ok(started) => return Ok(started),
                    Err(failure) => failure,
                };
                tracing::info!(%address, error = &failure as &dyn std::error::Error, "a run was not taken");
                if !failure.is_full() {
                    away.insert(address);
                }
                tried.insert(address);
                self.learn(address, &failure);
                if !failure.started_nothing() {
                    return Err(failure.into());
                }
                last = Some(failure);
            }
            // Those that were only full may still let it wait.
            tried = away;
        }
        Err(last.map_or_else(unavailable, Failure::of_everyone))
    }

    fn choose(&self, waiting: Waiting, tried: &HashSet<SocketAddr>) -> Option<Placement> {
        match waiting {
            Waiting::Refused => self.roster.place(tried).or_else(|| self.roster.place_by_its_word(tried)),
            Waiting::Allowed => self.roster.stand_in_line(tried),
        }
    }

    async fn start_at(
        &self,
        placement: Placement,
        waiting: Waiting,
        caller: &Caller,
        body: &Bytes,
    ) -> Result<Started, Failure> {
        let executor = self.at(placement.address);
        let session = SessionId::new(placement.executor);
        let mut request = executor.request(Method::POST, "/api/execute", caller, Some(session))?;
        if waiting == Waiting::Allowed {
            request = request.header(QUEUE_HEADER, QUEUE_WAIT);
        }
        let answer = executor.forward_json(request, body.clone()).await?;
        let executor = placement.executor;
        placement.taken();
        Ok(Started { answer, executor })
    }

    /// Lets the next run know at once what this one met, where a look would show the same.
    fn learn(&self, address: SocketAddr, failure: &Failure) {
        match failure {
            Failure::Gone(_) | Failure::Unreachable(_) | Failure::NoAnswer(_) => {
                self.roster.doubt(address, Contact::from(failure));
            }
            // It bears another number by now; the next look tells which.
            Failure::Declined { status, .. } if status.as_u16() == 401 => {
                self.roster.doubt(address, Contact::Unasked);
            }
            Failure::Declined { .. } | Failure::Ours(_) => {}
        }
    }
}
