//! How PostgreSQL finds what lists and reads ask for, in a database of some size: by an index, never by reading a large
//! table through. The plans are those of the gateway's own queries, as the server logs them while they run.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::process::{Child, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel_async::SimpleAsyncConnection as _;
use reqwest::StatusCode;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::cli::gateway;
use crate::support::keys::Keys;
use crate::support::{App, database};

/// The data of the benchmark, of which this is a part.
const DATA: &str = include_str!("../../../../e2e/bench/data/palace.sql");
const SIZES: [(&str, &str); 3] = [(":users", "20000"), (":projects", "5000"), (":progress", "50000")];
/// Reading one of these through takes longer the more people use the Palace.
const LARGE: [&str; 9] = [
    "users",
    "projects",
    "project_files",
    "project_versions",
    "project_version_files",
    "publications",
    "publication_likes",
    "step_progress",
    "blobs",
];

/// Lists and reads; `{…}` stand for ids of the caller's own.
const ADDRESSES: [&str; 27] = [
    "/api/auth/me",
    "/api/auth/sign-ins",
    "/api/api-keys",
    "/api/projects",
    "/api/projects?trash=true",
    "/api/projects/{project}",
    "/api/projects/{project}/files/main.py",
    "/api/projects/{project}/versions",
    "/api/gallery",
    "/api/gallery?sort=most_played",
    "/api/gallery?sort=most_liked",
    "/api/gallery?game_type=racing",
    "/api/gallery?sort=most_played&game_type=racing",
    "/api/gallery?sort=most_liked&game_type=racing",
    "/api/gallery?q=dragon%20lava",
    "/api/gallery/{publication}",
    "/api/gallery/mine",
    "/api/lessons",
    "/api/progress",
    "/api/progress/{lesson}",
    "/api/classes",
    "/api/classes/joined",
    "/api/classes/{class}",
    "/api/classes/{class}/members",
    "/api/classes/{class}/approvals",
    "/api/users?nickname=player%2012",
    "/api/reports",
];

/// A server of the test's own, whose log can be read.
struct Server {
    child: Child,
    folder: tempfile::TempDir,
    url: String,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = gateway();
        command.arg("private-database").arg(folder.path().join("cluster"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        Self { child, folder, url: url.trim().to_owned() }
    }

    fn log(&self) -> std::path::PathBuf {
        self.folder.path().join("cluster/server.log")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
    }
}

/// What was logged from this place on.
fn since(log: &Path, place: u64) -> String {
    let mut file = std::fs::File::open(log).unwrap();
    file.seek(SeekFrom::Start(place)).unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    text
}

fn length(log: &Path) -> u64 {
    log.metadata().unwrap().len()
}

/// Large tables that a plan reads through.
fn read_through(plans: &str) -> BTreeSet<&str> {
    plans
        .lines()
        .filter_map(|line| line.split_once("Seq Scan on ")?.1.split_whitespace().next())
        .filter(|table| LARGE.contains(table))
        .collect()
}

/// The cookie of the data's first person, an admin with classes and many projects.
fn cookie() -> String {
    format!("palace_session={}", URL_SAFE_NO_PAD.encode(Sha256::digest("bench-1")))
}

async fn first_id(app: &App, path: &str) -> String {
    let list: Value = app.get(path).header("cookie", cookie()).send().await.unwrap().json().await.unwrap();
    list.pointer("/items/0/id").unwrap_or_else(|| panic!("{path}: {list}")).as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn every_list_and_read_finds_its_rows_by_an_index() {
    let server = Server::start();
    // Making the tables and loading the lessons is the first thing a gateway does.
    let app = App::start(&Keys::generate(), &[("DATABASE_URL", &server.url)]).await;
    let mut connection = database::connect(&server.url).await;
    let data = SIZES.iter().fold(DATA.to_owned(), |data, (name, size)| data.replace(name, size));
    let data: String = data
        .lines()
        .filter(|line| !line.starts_with("\\set ") && !line.starts_with("vacuum"))
        .collect::<Vec<_>>()
        .join("\n");
    connection.batch_execute(&data).await.unwrap();
    connection.batch_execute("analyze").await.unwrap();
    let mut ids = Vec::new();
    for (mark, list) in [
        ("{project}", "/api/projects"),
        ("{publication}", "/api/gallery"),
        ("{class}", "/api/classes"),
        ("{lesson}", "/api/lessons"),
    ] {
        ids.push((mark, first_id(&app, list).await));
    }
    // Connections that the server takes from now on say what they do; those of the first gateway do not.
    connection
        .batch_execute(
            "alter database postgres set session_preload_libraries = 'auto_explain';
             alter database postgres set auto_explain.log_min_duration = 0;
             alter database postgres set auto_explain.log_nested_statements = on;",
        )
        .await
        .unwrap();
    let app = App::start(&Keys::generate(), &[("DATABASE_URL", &server.url)]).await;
    for address in ADDRESSES {
        let path = ids.iter().fold(address.to_owned(), |path, (mark, id)| path.replace(mark, id));
        let begin = length(&server.log());
        let response = app.get(&path).header("cookie", cookie()).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        let plans = since(&server.log(), begin);
        assert!(plans.contains("plan:"), "{address} asked nothing");
        assert_eq!(read_through(&plans), BTreeSet::new(), "{address}\n{plans}");
    }
}

#[test]
fn a_table_that_is_read_through_is_noticed() {
    let plan = "Limit\n  ->  Seq Scan on projects  (cost=0.00..1.00)\n  ->  Seq Scan on classes  (cost=0.00..1.00)";
    assert_eq!(read_through(plan), BTreeSet::from(["projects"]));
}
