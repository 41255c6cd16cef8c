//! A migrated database for every test, copied from a template that the first test makes.

use std::path::Path;

use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Text};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _};
use gateway::db::migrations::{Direction, migrate};
use reqwest::Url;
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

const VARIABLE: &str = "TEST_DATABASE_URL";
/// Tests are processes of their own: the template is made under a lock.
const LOCK: i64 = 0x7465_7374;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// A database of the test's own, which goes when the test is over.
pub(crate) struct TestDatabase {
    pub(crate) url: String,
    name: String,
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let statement = format!("drop database if exists {} with (force)", self.name);
        // A test's own runtime is busy ending; what fails here is no fault of what was tested.
        let dropping = std::thread::spawn(move || {
            actix_web::rt::System::new()
                .block_on(async { connect(admin_url().as_str()).await.batch_execute(&statement).await })
        });
        if !matches!(dropping.join(), Ok(Ok(()))) {
            eprintln!("the database {} is left behind", self.name);
        }
    }
}

/// An empty, migrated database.
pub(crate) async fn migrated() -> TestDatabase {
    let admin = admin_url();
    let mut connection = connect(admin.as_str()).await;
    let template = template(&mut connection, &admin).await;
    create(&mut connection, &admin, &format!("template {template}")).await
}

/// A database without any tables.
pub(crate) async fn empty() -> TestDatabase {
    let admin = admin_url();
    create(&mut connect(admin.as_str()).await, &admin, "").await
}

async fn create(connection: &mut AsyncPgConnection, admin: &Url, options: &str) -> TestDatabase {
    let name = format!("test_{}", Uuid::now_v7().simple());
    connection.batch_execute(&format!("create database {name} {options}")).await.unwrap();
    TestDatabase { url: at(admin, &name), name }
}

pub(crate) async fn connect(url: &str) -> AsyncPgConnection {
    AsyncPgConnection::establish(url)
        .await
        .unwrap_or_else(|error| panic!("cannot connect to the database of {VARIABLE}: {error}"))
}

fn admin_url() -> Url {
    let text = std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} is not set: run the tests with `make test`, which starts a throwaway PostgreSQL for them")
    });
    Url::parse(&text).unwrap()
}

fn at(admin: &Url, name: &str) -> String {
    let mut url = admin.clone();
    url.set_path(name);
    url.into()
}

async fn template(connection: &mut AsyncPgConnection, admin: &Url) -> String {
    let name = format!("template_{}", fingerprint());
    diesel::sql_query("select pg_advisory_lock($1)").bind::<BigInt, _>(LOCK).execute(connection).await.unwrap();
    let found: Count = diesel::sql_query("select count(*) from pg_database where datname = $1")
        .bind::<Text, _>(&name)
        .get_result(connection)
        .await
        .unwrap();
    if found.count == 0 {
        // Renamed when it is whole, so that a test that was stopped here leaves no half template.
        let draft = format!("{name}_{}", std::process::id());
        connection.batch_execute(&format!("create database {draft}")).await.unwrap();
        migrate(&SecretString::from(at(admin, &draft)), Direction::Up).await.unwrap();
        connection.batch_execute(&format!("alter database {draft} rename to {name}")).await.unwrap();
    }
    diesel::sql_query("select pg_advisory_unlock($1)").bind::<BigInt, _>(LOCK).execute(connection).await.unwrap();
    name
}

/// Changes with the migrations, so that an older template is not used.
fn fingerprint() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let mut folders: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut hash = Sha256::new();
    for folder in folders {
        hash.update(std::fs::read(folder.join("up.sql")).unwrap());
    }
    hash.finalize().iter().take(6).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
