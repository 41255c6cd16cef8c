//! `gateway` as a process: it starts its own database, stops it, and finds one that a killed process left behind.

use std::io::{BufRead as _, BufReader, Lines};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use super::gateway;
use crate::support::App;
use crate::support::executor::Executor;
use crate::support::keys::Keys;

struct Process {
    child: Child,
    port: u16,
    log: Lines<BufReader<ChildStdout>>,
}

impl Drop for Process {
    /// A test that fails leaves no server behind.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            signal(&self.child, Signal::TERM);
            self.child.wait().unwrap();
        }
    }
}

/// Starts the gateway in a folder that nobody else may enter, and waits until it listens.
fn start(folder: &Path, keys: &Keys) -> Process {
    start_with(folder, keys, "http://127.0.0.1:0")
}

fn start_with(folder: &Path, keys: &Keys, executor_url: &str) -> Process {
    let mut child = gateway()
        .current_dir(folder)
        .env("EXECUTOR_URL", executor_url)
        .env("PORT", "0")
        .env("JWT_PRIVATE_KEY", &keys.private_pem)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let log = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut process = Process { child, port: 0, log };
    for line in &mut process.log {
        let line: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        if line.get("message").unwrap() == "listening" {
            process.port = line.get("port").unwrap().as_u64().unwrap().try_into().unwrap();
            return process;
        }
    }
    panic!("the gateway did not start");
}

fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

/// The process of the folder's database server, if one runs.
fn server(folder: &Path) -> Option<PathBuf> {
    let notes = std::fs::read_to_string(folder.join(".local/postgres/data/postmaster.pid")).ok()?;
    let process = Path::new("/proc").join(notes.lines().next()?);
    process.exists().then_some(process)
}

fn closed_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o700)).unwrap();
    folder
}

async fn ready(process: &Process) -> bool {
    let url = format!("http://127.0.0.1:{}/readyz", process.port);
    crate::support::app::client().get(url).send().await.unwrap().status().is_success()
}

#[actix_web::test]
async fn it_brings_its_database_along_and_takes_it_away() {
    let (folder, keys) = (closed_folder(), Keys::generate());
    for stop in [Signal::TERM, Signal::INT] {
        let mut process = start(folder.path(), &keys);
        assert!(ready(&process).await);
        assert!(server(folder.path()).is_some());
        signal(&process.child, stop);
        assert_eq!(process.child.wait().unwrap().code(), Some(0));
        assert!(server(folder.path()).is_none());
    }
}

#[actix_web::test]
async fn a_database_that_a_killed_process_left_is_used_and_stopped() {
    let (folder, keys) = (closed_folder(), Keys::generate());
    let mut killed = start(folder.path(), &keys);
    signal(&killed.child, Signal::KILL);
    killed.child.wait().unwrap();
    let left = server(folder.path()).unwrap();

    let mut process = start(folder.path(), &keys);
    assert!(ready(&process).await);
    assert_eq!(server(folder.path()), Some(left));
    signal(&process.child, Signal::TERM);
    assert!(process.child.wait().unwrap().success());
    assert!(server(folder.path()).is_none());
}

#[actix_web::test]
async fn the_last_of_two_takes_the_database_away() {
    let (folder, keys) = (closed_folder(), Keys::generate());
    let mut first = start(folder.path(), &keys);
    let mut second = start(folder.path(), &keys);
    signal(&first.child, Signal::TERM);
    assert!(first.child.wait().unwrap().success());
    assert!(ready(&second).await);
    signal(&second.child, Signal::TERM);
    assert!(second.child.wait().unwrap().success());
    assert!(server(folder.path()).is_none());
}

#[actix_web::test]
async fn notes_of_a_server_whose_number_is_somebody_elses_are_thrown_away() {
    let (folder, keys) = (closed_folder(), Keys::generate());
    let mut process = start(folder.path(), &keys);
    signal(&process.child, Signal::TERM);
    process.child.wait().unwrap();
    // As after a power cut: the number in the file is now a process that is alive, and no server.
    let notes = format!("{}\n/x\n1\n5432\n\n127.0.0.1\n  1 2\nready   \n", std::process::id());
    std::fs::write(folder.path().join(".local/postgres/data/postmaster.pid"), notes).unwrap();
    let mut process = start(folder.path(), &keys);
    assert!(ready(&process).await);
    signal(&process.child, Signal::TERM);
    assert!(process.child.wait().unwrap().success());
}

#[actix_web::test]
async fn open_streams_are_ended_in_order_and_keep_nothing_waiting() {
    let (folder, keys) = (closed_folder(), Keys::generate());
    let executor = Executor::start(&keys.public_pem);
    let mut process = start_with(folder.path(), &keys, &executor.url);
    let app = App::at(format!("http://127.0.0.1:{}", process.port));
    let guest = app.guest().await;
    let id = guest.execute().await;
    let mut stream = guest.get(&format!("/api/game-stream/{id}")).send().await.unwrap();
    assert!(stream.chunk().await.unwrap().is_some());
    signal(&process.child, Signal::TERM);
    // The last chunk arrives: the stream was ended, not cut off when patience ran out.
    assert_eq!(stream.chunk().await.unwrap(), None);
    assert!(process.child.wait().unwrap().success());
}

#[actix_web::test]
async fn the_log_names_requests_and_keeps_what_people_sent_to_itself() {
    let (folder, keys) = (closed_folder(), Keys::generate());
    let mut process = start(folder.path(), &keys);
    let app = App::at(format!("http://127.0.0.1:{}", process.port));
    let guest = app.guest().await;
    let run = guest.post("/api/execute?diary=secret-query").header("x-request-id", "find-me");
    run.json(&serde_json::json!({"code": "secret_code"})).send().await.unwrap();
    guest.get("/secret-path").send().await.unwrap();
    signal(&process.child, Signal::TERM);
    let log: Vec<_> = (&mut process.log).map(|line| line.unwrap()).collect();
    assert!(process.child.wait().unwrap().success());
    let named = |line: &&String| line.contains("find-me") && line.contains("/api/execute") && line.contains("503");
    assert!(log.iter().any(|line| named(&line)), "{log:#?}");
    let token = guest.cookie.split_once('=').unwrap().1;
    for secret in ["secret", token, &guest.id] {
        assert!(!log.iter().any(|line| line.contains(secret)), "{secret} in {log:#?}");
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = closed_folder();
    let output = gateway()
        .current_dir(folder.path())
        .env("PORT", &port)
        .env("JWT_PRIVATE_KEY", Keys::generate().private_pem)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains(&format!("127.0.0.1:{port}")));
    assert!(server(folder.path()).is_none());
}
