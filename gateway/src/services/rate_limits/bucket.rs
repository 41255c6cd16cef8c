//! Against whom a call is counted.

use std::fmt;
use std::net::IpAddr;

use actix_governor::{KeyExtractor, SimpleKeyExtractionError};
use actix_web::dev::ServiceRequest;
use uuid::Uuid;

use super::Tier;
use crate::domain::{TrustedProxies, UserKind, line_of};
use crate::middleware::Identity;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Whom a call is counted against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bucket {
    /// Somebody who is signed in, wherever they are.
    Person(Uuid),
    /// Everybody else who comes from this address, or this /64.
    Address(IpAddr),
}

impl fmt::Display for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Address(address) => write!(f, "address:{address}"),
        }
    }
}

/// Finds out who calls, once [`identify`](crate::middleware::identify) has.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    pub(super) proxies: TrustedProxies,
}

impl Caller {
    /// The caller's own bucket, and what else a call of this tier is counted against. Accounts cost little, so what anybody
    /// guesses counts for the address too, and what a guest runs: otherwise a new account for every few calls would never
    /// meet a limit.
    pub(super) fn buckets(&self, request: &ServiceRequest, tier: Tier) -> Vec<Bucket> {
        let identity = Identity::of(request.request());
        let address_too = identity.principal().is_some_and(|principal| match tier {
            Tier::Strict => true,
            Tier::Execution => principal.user.kind == UserKind::Guest,
            Tier::General => false,
        });
        let address = address_too.then(|| self.address(request)).flatten();
        self.own(request).into_iter().chain(address).collect()
    }

    fn own(&self, request: &ServiceRequest) -> Option<Bucket> {
        match Identity::of(request.request()).principal() {
            Some(principal) => Some(Bucket::Person(principal.id().0)),
            None => self.address(request),
        }
    }

    fn address(&self, request: &ServiceRequest) -> Option<Bucket> {
        let forwarded: Vec<_> =
            request.headers().get_all(FORWARDED_FOR).map(|value| value.to_str().unwrap_or_default()).collect();
        let client = self.proxies.client(request.peer_addr()?.ip(), forwarded.into_iter());
        Some(Bucket::Address(line_of(client)))
    }
}

impl KeyExtractor for Caller {
    type Key = Bucket;
    type KeyExtractionError = SimpleKeyExtractionError<&'static str>;

    fn extract(&self, request: &ServiceRequest) -> Result<Bucket, Self::KeyExtractionError> {
        self.own(request).ok_or_else(|| SimpleKeyExtractionError::new("a connection without an address"))
    }
}
