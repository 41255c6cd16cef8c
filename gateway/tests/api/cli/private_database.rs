//! `gateway private-database`

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Stdio};

use diesel_async::SimpleAsyncConnection as _;
use rustix::process::{Pid, Signal, kill_process};

use super::gateway;
use crate::support::database;

/// Starts the program and reads the URL it prints.
fn start(folder: &Path) -> (Child, String) {
    start_with(folder, Stdio::piped())
}

fn start_with(folder: &Path, input: Stdio) -> (Child, String) {
    let mut command = gateway();
    let mut child = command.arg("private-database").arg(folder).stdin(input).stdout(Stdio::piped()).spawn().unwrap();
    let mut url = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
    (child, url.trim().to_owned())
}

#[actix_web::test]
async fn it_lives_until_its_input_closes_and_keeps_its_data() {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, url) = start(&folder.path().join("cluster"));
    database::connect(&url).await.batch_execute("create table kept (id int)").await.unwrap();
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    assert!(std::net::TcpStream::connect(address(&url)).is_err(), "the server is gone");

    let (mut child, again) = start(&folder.path().join("cluster"));
    assert_eq!(again, url, "the address stays");
    database::connect(&again).await.batch_execute("select * from kept").await.unwrap();
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    assert!(child.wait().unwrap().success());
}

#[actix_web::test]
async fn without_an_input_it_waits_for_a_signal() {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, url) = start_with(folder.path(), Stdio::null());
    // A server that were being stopped would end this query.
    database::connect(&url).await.batch_execute("select pg_sleep(1)").await.unwrap();
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    assert!(child.wait().unwrap().success());
}

#[actix_web::test]
async fn only_the_password_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, url) = start(folder.path());
    let password = std::fs::read_to_string(folder.path().join("password")).unwrap();
    assert!(url.contains(&password) && password.len() >= 32);
    let mode = folder.path().join("password").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let wrong = url.replace(&password, "guess");
    let refused = <diesel_async::AsyncPgConnection as diesel_async::AsyncConnection>::establish(&wrong).await;
    assert!(refused.is_err());
    drop(child.stdin.take());
    child.wait().unwrap();
}

/// Host and port of a database URL.
fn address(url: &str) -> &str {
    url.split_once('@').unwrap().1.split_once('/').unwrap().0
}
