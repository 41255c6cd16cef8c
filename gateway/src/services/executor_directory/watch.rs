//! Keeps looking: which executors the names lead to, and how each of them is.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::roster::Roster;
use super::site::{ExecutorSite, Resolver};
use super::{ExecutorDirectory, random};

/// How long a look counts: what changes is known this much later at most.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often names are looked up again.
const RESOLVE_EVERY: Duration = Duration::from_secs(5);
/// Longest a name may take.
const RESOLVE_TIMEOUT: Duration = Duration::from_secs(2);

/// One configured place, and what was last found there: a name service that is away for a while moves nobody.
struct Known {
    site: ExecutorSite,
    addresses: Option<Vec<SocketAddr>>,
}

impl Known {
    async fn refresh(&mut self, resolver: &dyn Resolver) {
        match timeout(RESOLVE_TIMEOUT, self.site.addresses(resolver)).await {
            Ok(Ok(addresses)) => self.addresses = Some(addresses),
            Ok(Err(error)) => tracing::warn!(site = %self.site, %error, "cannot look up where executors are"),
            Err(_) => tracing::warn!(site = %self.site, "looking up where executors are takes too long"),
        }
    }
}

/// Looks until `stop`.
pub(super) async fn keep_watching(
    directory: ExecutorDirectory,
    sites: Vec<ExecutorSite>,
    resolver: impl Resolver,
    stop: CancellationToken,
) {
    let mut known: Vec<_> = sites.into_iter().map(|site| Known { site, addresses: None }).collect();
    let mut looking = JoinSet::new();
    let mut looked_at = HashSet::new();
    loop {
        join_all(known.iter_mut().map(|known| known.refresh(&resolver))).await;
        let listed = known.iter().filter_map(|known| known.addresses.as_ref()).flatten().copied().collect();
        directory.roster.list(&listed, known.iter().all(|known| known.addresses.is_some()));
        for address in listed.difference(&looked_at).copied().collect::<Vec<_>>() {
            looked_at.insert(address);
            looking.spawn(keep_looking(directory.clone(), Arc::clone(&directory.roster), address));
        }
        let pause = sleep(jittered(RESOLVE_EVERY));
        tokio::pin!(pause);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = &mut pause => break,
                Some(Ok(forgotten)) = looking.join_next() => { looked_at.remove(&forgotten); }
            }
        }
    }
}

/// Looks at one executor until it is forgotten.
async fn keep_looking(directory: ExecutorDirectory, roster: Arc<Roster>, address: SocketAddr) -> SocketAddr {
    while let Some(begun) = roster.begin_look(address) {
        let found = directory.at(address).health().await;
        if !roster.looked(address, begun, found) {
            break;
        }
        sleep(jittered(LOOK_EVERY)).await;
    }
    address
}

/// This long, give or take a fifth: gateways that were started together do not stay in step.
fn jittered(time: Duration) -> Duration {
    let thousandths = 800 + u32::try_from(random() % 400).unwrap_or_default();
    time * thousandths / 1000
}
