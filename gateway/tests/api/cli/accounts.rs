//! `gateway create-admin`, `gateway grant-role` and `gateway reset-secret`

use std::io::Write as _;
use std::process::{Output, Stdio};

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::gateway;
use crate::support::accounts::{PASSWORD, body};
use crate::support::database::TestDatabase;
use crate::support::keys::Keys;
use crate::support::{App, database, problem};

/// Runs a command that reads a password from standard input.
fn command(database: &TestDatabase, arguments: &[&str], input: &str) -> Output {
    let mut child = gateway()
        .args(arguments)
        .env("DATABASE_URL", &database.url)
        .env("JWT_PRIVATE_KEY", Keys::generate().private_pem)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses before it reads has closed its end.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

fn refused(output: &Output, words: &str) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && text.contains(words), "{text}");
}

#[actix_web::test]
async fn the_first_admin_is_made_once_and_signs_in() {
    let database = database::empty().await;
    refused(&command(&database, &["create-admin", "Ada"], "short\n"), "8 to 128");
    refused(&command(&database, &["create-admin", "Ada"], "password123\n"), "try first");
    refused(&command(&database, &["create-admin", "<b>"], ""), "must begin with a letter");
    let output = command(&database, &["create-admin", "Ada"], &format!("{PASSWORD}\n"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!String::from_utf8_lossy(&output.stdout).contains(PASSWORD));
    refused(&command(&database, &["create-admin", "Eve"], &format!("{PASSWORD}\n")), "admin already");

    let app = App::with(&[("DATABASE_URL", &database.url)]).await;
    let ada = app.signed_in(app.login("Ada", PASSWORD).send().await.unwrap()).await;
    let users: Value = body(ada.get("/api/users").send().await.unwrap(), 200).await;
    assert_eq!(users["items"].as_array().unwrap().len(), 1);
    let found = body(ada.get(&format!("/api/users/{}", ada.id)).send().await.unwrap(), 200).await;
    assert_eq!((&found["user"]["role"], &found["grants"][0]["origin"]), (&json!("admin"), &json!("command_line")));
}

#[actix_web::test]
async fn roles_are_given_and_secrets_set_anew() {
    let database = database::migrated().await;
    let app = App::with(&[("DATABASE_URL", &database.url)]).await;
    let register = json!({"nickname": "Mira", "password": PASSWORD});
    let mira = app.signed_in(app.post("/api/auth/register").json(&register).send().await.unwrap()).await;
    refused(&command(&database, &["grant-role", "Nobody", "teacher"], ""), "nobody is called");
    refused(&command(&database, &["grant-role", "Mira", "king"], ""), "learner, teacher or admin");
    assert!(command(&database, &["grant-role", "mira", "teacher"], "").status.success());
    body(mira.get("/api/classes").send().await.unwrap(), 200).await;

    refused(&command(&database, &["create-admin", "Mira"], &format!("{PASSWORD}\n")), "grant-role");
    assert!(command(&database, &["grant-role", "Mira", "admin"], "").status.success());
    let owl = json!({"nickname": "Owl", "password": PASSWORD});
    body(app.post("/api/auth/register").json(&owl).send().await.unwrap(), 201).await;
    refused(&command(&database, &["grant-role", "Owl", "admin"], ""), "admin already");
    refused(&command(&database, &["grant-role", "Mira", "teacher"], ""), "only admin");

    refused(&command(&database, &["reset-secret", "Nobody"], "eight blue whales\n"), "nobody is called");
    assert!(command(&database, &["reset-secret", "Mira"], "eight blue whales\n").status.success());
    problem(mira.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    problem(app.login("Mira", PASSWORD).send().await.unwrap(), 401, "wrong_credentials").await;
    let back = app.login("Mira", "eight blue whales").send().await.unwrap();
    assert_eq!(back.status(), StatusCode::OK);
}
