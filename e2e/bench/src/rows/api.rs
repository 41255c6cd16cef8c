//! Reading through the API from a database of a busy Palace, by fifty people at once.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::Context;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

use super::say;
use crate::arguments::Arguments;
use crate::http::Connection;
use crate::number::{length, milliseconds};
use crate::result::{Detail, Figure, Limit, Outcome};
use crate::statistics::percentile;

pub(crate) const WORDS: &str = "\
A gateway of its own, on a database of its own with 100,000 projects, 25,000 of them in the gallery, and 1,000,000 rows of \
progress (`e2e/bench/data/palace.sql`). Fifty people ask for the same at once, each over one connection, the next as soon as \
the last is answered: the cores never rest, and half of the time goes into waiting for a turn. The same people then ask \
at the pace of a person in a hurry, four times a second. The peer is a service of the same framework that answers \
`hello` and does nothing else, asked in the same way. Who asks runs on the same two cores.";

/// People at once.
const PEOPLE: usize = 50;
/// The budget of p95, in milliseconds.
const BUDGET_MS: f64 = 20.0;
/// Time between two requests of one person who is in a hurry.
const PACE: Duration = Duration::from_millis(250);
/// As many requests as anybody can send.
const NO_LIMIT: &str = "1000000,1000000";
const START_TIMEOUT: Duration = Duration::from_mins(2);

/// How large the database is.
struct Size {
    users: u32,
    projects: u32,
    progress: u32,
}

/// How fast one address was answered.
struct Speed {
    p50: f64,
    p95: f64,
    per_second: f64,
}

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let folder = tempfile::Builder::new().prefix("palace-bench-").tempdir()?;
    let programs = std::env::current_exe()?.parent().context("a program without a folder")?.to_owned();
    let mut postgres = Command::new(programs.join("gateway"));
    postgres.arg("private-database").arg(folder.path().join("postgres"));
    let (mut postgres, url) = start(postgres).await.context("no private database")?;
    let measured = with_database(arguments, &programs, folder.path(), &url).await;
    // It ends when its standard input closes, and its folder can go only then.
    drop(postgres.stdin.take());
    timeout(START_TIMEOUT, postgres.wait()).await??;
    measured
}

async fn with_database(arguments: &Arguments, programs: &Path, folder: &Path, url: &str) -> anyhow::Result<Outcome> {
    let size = arguments.or_quick(
        Size { users: 75_000, projects: 100_000, progress: 1_000_000 },
        Size { users: 4_000, projects: 6_000, progress: 20_000 },
    );
    let (_gateway, port) = gateway(programs, folder, url).await?;
    say("filling the database");
    fill(&arguments.own.join("data/palace.sql"), url, &size).await?;
    let (_hello, hello_port) = start(Command::new(programs.join("hello"))).await.context("no hello")?;
    let hello_port = hello_port.parse()?;

    let rounds = arguments.or_quick(60, 10);
    let hello = ask(hello_port, "/", rounds, None).await?;
    let hello_paced = ask(hello_port, "/", rounds / 6, Some(PACE)).await?;
    let mut table = Detail::new(
        "By address, fifty people at once",
        &["address", "p50, ms", "p95, ms", "a second", "p50 in a hurry, ms", "p95 in a hurry, ms"],
    );
    table.push("hello", &[hello.p50, hello.p95, hello.per_second, hello_paced.p50, hello_paced.p95]);
    let (mut slowest, mut slowest_paced) = (0.0_f64, 0.0_f64);
    for (name, path) in addresses(port).await? {
        let speed = ask(port, &path, rounds, None).await.with_context(|| path.clone())?;
        let paced = ask(port, &path, rounds / 6, Some(PACE)).await.with_context(|| path.clone())?;
        say(&format!("{name}: p95 {:.1} ms, {:.0} a second", speed.p95, speed.per_second));
        table.push(name, &[speed.p50, speed.p95, speed.per_second, paced.p50, paced.p95]);
        slowest = slowest.max(speed.p95);
        slowest_paced = slowest_paced.max(paced.p95);
    }
    Ok(Outcome {
        figures: vec![
            Figure::new("API reads, 50 people without a pause: p95 of the slowest", "ms", slowest)
                .beside("hello", hello.p95)
                .within(Limit::AtMost(BUDGET_MS)),
            Figure::new("API reads, 50 people four times a second: p95 of the slowest", "ms", slowest_paced)
                .beside("hello", hello_paced.p95)
                .within(Limit::AtMost(BUDGET_MS)),
        ],
        details: vec![table],
        notes: vec![format!("{} people, {} projects, {} rows of progress.", size.users, size.projects, size.progress)],
    })
}

/// What is asked for, with ids that are there.
async fn addresses(port: u16) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut connection = Connection::open(port, &cookie(0)).await?;
    let mut first = async |path: &str, pointer: &str| -> anyhow::Result<String> {
        let body: Value = serde_json::from_slice(connection.get(path).await?)?;
        let found = body.pointer(pointer).and_then(Value::as_str).with_context(|| format!("{path} is empty"))?;
        Ok(found.to_owned())
    };
    let cursor = first("/api/projects", "/next_cursor").await?;
    let game = first("/api/gallery", "/items/0/id").await?;
    let pages = first("/api/gallery?sort=most_liked", "/next_cursor").await?;
    let lesson = first("/api/lessons", "/items/0/id").await?;
    Ok(vec![
        ("who am I", "/api/auth/me".to_owned()),
        ("my projects", "/api/projects".to_owned()),
        ("my projects, second page", format!("/api/projects?cursor={cursor}")),
        ("trash", "/api/projects?trash=true".to_owned()),
        ("a project of mine", "/api/projects/{own}".to_owned()),
        ("its versions", "/api/projects/{own}/versions".to_owned()),
        ("gallery, newest", "/api/gallery".to_owned()),
        ("gallery, most liked, second page", format!("/api/gallery?sort=most_liked&cursor={pages}")),
        ("gallery, most played of a kind", "/api/gallery?sort=most_played&game_type=racing".to_owned()),
        ("gallery, search", "/api/gallery?q=dragon%20lava".to_owned()),
        ("a game in the gallery", format!("/api/gallery/{game}")),
        ("lessons", "/api/lessons".to_owned()),
        ("a lesson", format!("/api/lessons/{lesson}")),
        ("my progress", "/api/progress".to_owned()),
        ("my progress in a lesson", format!("/api/progress/{lesson}")),
        ("classes", "/api/classes".to_owned()),
        ("members of a class", "/api/classes/{class}/members".to_owned()),
    ])
}

/// The cookie of one of the people who ask: the data signs them in under these tokens.
fn cookie(person: usize) -> String {
    let token = Sha256::digest(format!("bench-{}", person + 1));
    format!("palace_session={}", URL_SAFE_NO_PAD.encode(token))
}

/// Everybody asks `rounds` times; `pace` is the time between two requests of one person.
async fn ask(port: u16, path: &str, rounds: usize, pace: Option<Duration>) -> anyhow::Result<Speed> {
    let mut people = Vec::new();
    for person in 0..PEOPLE {
        let mut connection = Connection::open(port, &cookie(person)).await?;
        let path = own(&mut connection, path).await?;
        // Whatever the first request of all has to fetch is there when the clock starts.
        connection.get(&path).await?;
        people.push((connection, path));
    }
    let begin = Instant::now();
    let asking = people.into_iter().enumerate().map(|(person, (mut connection, path))| {
        tokio::spawn(async move {
            let mut times = Vec::with_capacity(rounds);
            if let Some(pace) = pace {
                sleep(pace * u32::try_from(person)? / u32::try_from(PEOPLE)?).await;
            }
            for _ in 0..rounds {
                let begin = Instant::now();
                connection.get(&path).await?;
                times.push(milliseconds(begin.elapsed()));
                if let Some(pace) = pace {
                    sleep(pace.saturating_sub(begin.elapsed())).await;
                }
            }
            anyhow::Ok(times)
        })
    });
    let asking: Vec<_> = asking.collect();
    let mut times = Vec::new();
    for person in asking {
        times.extend(person.await??);
    }
    let per_second = length(times.len()) / begin.elapsed().as_secs_f64();
    Ok(Speed { p50: percentile(&times, 50), p95: percentile(&times, 95), per_second })
}

/// The path with the person's own things in it.
async fn own(connection: &mut Connection, path: &str) -> anyhow::Result<String> {
    let mut path = path.to_owned();
    for (mark, list) in [("{own}", "/api/projects"), ("{class}", "/api/classes")] {
        if path.contains(mark) {
            let body: Value = serde_json::from_slice(connection.get(list).await?)?;
            let id = body.pointer("/items/0/id").and_then(Value::as_str).context("somebody has nothing")?;
            path = path.replace(mark, id);
        }
    }
    Ok(path)
}

/// A gateway on that database, with limits that nobody here meets. Making the tables and loading the lessons is the
/// first thing it does.
async fn gateway(programs: &Path, folder: &Path, url: &str) -> anyhow::Result<(Child, u16)> {
    let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
    let keys = folder.join("keys");
    let made = Command::new(programs.join("gateway")).arg("generate-keys").arg(&keys).output().await?;
    anyhow::ensure!(made.status.success(), "no keys");
    let log = std::fs::File::create(folder.join("gateway.log"))?;
    let child = Command::new(programs.join("gateway"))
        .env("PORT", port.to_string())
        .env("DATABASE_URL", url)
        .env("JWT_PRIVATE_KEY_FILE", keys.join("executor-signing-private.pem"))
        .env("LOG_LEVEL", "warn")
        .env("RATE_LIMIT_GENERAL", NO_LIMIT)
        .stdout(log.try_clone()?)
        .stderr(log)
        .kill_on_drop(true)
        .spawn()?;
    let deadline = Instant::now() + START_TIMEOUT;
    while Connection::open(port, "").await.is_err() {
        anyhow::ensure!(Instant::now() < deadline, "the gateway did not start");
        sleep(Duration::from_millis(100)).await;
    }
    Ok((child, port))
}

async fn fill(script: &Path, url: &str, size: &Size) -> anyhow::Result<()> {
    let psql = Command::new("psql")
        .args(["--no-psqlrc", "--quiet", "--dbname", url, "--file"])
        .arg(script)
        .args(["--variable", &format!("users={}", size.users)])
        .args(["--variable", &format!("projects={}", size.projects)])
        .args(["--variable", &format!("progress={}", size.progress)])
        .output()
        .await?;
    anyhow::ensure!(psql.status.success(), "psql: {}", String::from_utf8_lossy(&psql.stderr));
    Ok(())
}

/// Starts a program that says one line when it is ready, and ends when its standard input closes.
async fn start(mut command: Command) -> anyhow::Result<(Child, String)> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn()?;
    let output = child.stdout.take().context("no output")?;
    let mut line = String::new();
    timeout(START_TIMEOUT, BufReader::new(output).read_line(&mut line)).await??;
    Ok((child, line.trim().to_owned()))
}
