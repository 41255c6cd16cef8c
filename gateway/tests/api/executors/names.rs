//! A host name behind which there are several executors, as that of a headless service.

use std::collections::HashSet;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use futures_util::future::BoxFuture;
use gateway::services::{
    Caller, Executor as Connection, ExecutorDirectory, ExecutorSite, Member, Resolver, TokenSigner,
};
use shared::ids::{ExecutorId, RequestId, SessionId, UserId};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::support::executor::Executor;
use crate::support::keys::Keys;

/// A name service whose answer can be changed; without addresses it is away.
#[derive(Clone, Default)]
struct Names(Arc<Mutex<Option<Vec<IpAddr>>>>);

impl Names {
    fn set(&self, addresses: Option<&[SocketAddr]>) {
        *self.0.lock().unwrap() = addresses.map(|all| all.iter().map(SocketAddr::ip).collect());
    }
}

impl Resolver for Names {
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        assert_eq!(host, "executor");
        let found = self.0.lock().unwrap().clone().ok_or(io::ErrorKind::HostUnreachable);
        Box::pin(async move { Ok(found?.into_iter().map(|ip| SocketAddr::new(ip, port)).collect()) })
    }
}

/// A directory that is watched, until the guard is dropped.
fn watched(keys: &Keys, names: &Names, port: u16) -> (ExecutorDirectory, tokio_util::sync::DropGuard) {
    let signer = TokenSigner::from_pem(&keys.private_pem.clone().into()).unwrap();
    let directory = ExecutorDirectory::new(Connection::client().unwrap(), signer);
    let stop = CancellationToken::new();
    let sites = vec![ExecutorSite::new("executor", port)];
    actix_web::rt::spawn(directory.clone().keep_watching(sites, names.clone(), stop.clone()));
    (directory, stop.drop_guard())
}

fn somebody() -> Caller {
    Caller { user: UserId(Uuid::now_v7()), request_id: RequestId::generate() }
}

async fn start(directory: &ExecutorDirectory) -> ExecutorId {
    directory.start(&somebody(), &r#"{"code":""}"#.into()).await.unwrap().executor
}

/// Looks at what is known until it is as wanted.
async fn until(directory: &ExecutorDirectory, wanted: impl Fn(&[Member]) -> bool) {
    while !wanted(&directory.members().await) {
        tokio::task::yield_now().await;
    }
}

/// Two executors at two addresses with one port.
fn pair(keys: &Keys) -> [Executor; 2] {
    let one = Executor::at(&keys.public_pem, ExecutorId(1), SocketAddr::from(([127, 0, 0, 1], 0)));
    let port = one.address.port();
    let two = Executor::at(&keys.public_pem, ExecutorId(2), SocketAddr::from(([127, 0, 0, 2], port)));
    [one, two]
}

#[actix_web::test]
async fn every_address_is_an_executor() {
    let keys = Keys::generate();
    let executors = pair(&keys);
    let names = Names::default();
    names.set(Some(&executors.each_ref().map(|executor| executor.address)));
    let (directory, _watching) = watched(&keys, &names, executors[0].address.port());
    assert_eq!(directory.members().await.len(), 2);
    let used = HashSet::from([start(&directory).await, start(&directory).await]);
    assert_eq!(used, HashSet::from([ExecutorId(1), ExecutorId(2)]));
}

#[actix_web::test]
async fn one_that_leaves_the_name_keeps_its_games_and_gets_no_new_ones() {
    let keys = Keys::generate();
    let executors = pair(&keys);
    let [one, two] = executors.each_ref().map(|executor| executor.address);
    let names = Names::default();
    names.set(Some(&[one]));
    let (directory, _watching) = watched(&keys, &names, one.port());
    assert_eq!(start(&directory).await, ExecutorId(1));

    names.set(Some(&[two]));
    let listed = |member: &Member| (member.address, member.listed, member.is_ready());
    let moved = HashSet::from([(one, false, true), (two, true, true)]);
    until(&directory, |members| members.iter().map(listed).collect::<HashSet<_>>() == moved).await;
    for _ in 0..3 {
        assert_eq!(start(&directory).await, ExecutorId(2));
    }
    assert!(directory.of(SessionId::new(ExecutorId(1))).await.is_ok());

    // A name service that is away moves nobody, and one that is gone after it left is forgotten.
    names.set(None);
    executors[0].die().await;
    until(&directory, |members| members.iter().all(|member| member.address != one)).await;
    assert_eq!(start(&directory).await, ExecutorId(2));
    let error = directory.of(SessionId::new(ExecutorId(1))).await.err().unwrap();
    assert_eq!(error.name(), "session_not_found");
}

#[actix_web::test]
async fn a_name_that_leads_nowhere_yet_leaves_everything_open() {
    let keys = Keys::generate();
    let names = Names::default();
    let (directory, _watching) = watched(&keys, &names, 5001);
    assert!(directory.members().await.is_empty());
    let error = directory.of(SessionId::new(ExecutorId(1))).await.err().unwrap();
    assert_eq!(error.name(), "executor_unavailable");
    assert!(directory.start(&somebody(), &"{}".into()).await.is_err());
    assert!(directory.sessions(&somebody()).await.incomplete);
}
