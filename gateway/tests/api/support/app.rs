//! A gateway on a port of its own, and people who use it.

use actix_web::rt;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection as _};
use gateway::config::{EnvironmentVariables, Settings};
use gateway::domain::SessionToken;
use gateway::startup::Application;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;
use shared::ids::ExecutorId;
use shared::problem::Problem;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::database::{self, TestDatabase};
use super::executor::Executor;
use super::keys::Keys;

pub(crate) struct App {
    pub(crate) url: String,
    client: reqwest::Client,
    /// Lives as long as the gateway that uses it.
    database: Option<TestDatabase>,
}

/// Somebody who is signed in.
pub(crate) struct Guest<'a> {
    pub(crate) app: &'a App,
    pub(crate) id: String,
    pub(crate) cookie: String,
}

impl App {
    /// A gateway whose executor is not there.
    pub(crate) async fn spawn() -> Self {
        Self::with(&[]).await
    }

    /// A gateway with these settings over those that tests need.
    pub(crate) async fn with(settings: &[(&str, &str)]) -> Self {
        Self::start(&Keys::generate(), settings).await
    }

    /// A gateway with an executor that keeps the contract.
    pub(crate) async fn with_executor() -> (Self, Executor) {
        let keys = Keys::generate();
        let executor = Executor::start(&keys.public_pem);
        let app = Self::start(&keys, &[("EXECUTOR_URL", &executor.url)]).await;
        (app, executor)
    }

    /// A gateway with several executors, numbered from 1.
    pub(crate) async fn with_executors<const N: usize>(settings: &[(&str, &str)]) -> (Self, [Executor; N]) {
        let keys = Keys::generate();
        let mut number = 0;
        let executors = std::array::from_fn(|_| {
            number += 1;
            Executor::numbered(&keys.public_pem, ExecutorId(number))
        });
        let urls = executors.iter().map(|executor: &Executor| executor.url.as_str()).collect::<Vec<_>>().join(",");
        let mut all = vec![("EXECUTOR_URL", ""), ("EXECUTOR_URLS", urls.as_str())];
        all.extend_from_slice(settings);
        (Self::start(&keys, &all).await, executors)
    }

    pub(crate) async fn start(keys: &Keys, settings: &[(&str, &str)]) -> Self {
        let mut environment: EnvironmentVariables = [
            ("PORT", "0"),
            // Nobody can listen at port 0, so nobody answers there.
            ("EXECUTOR_URL", "http://127.0.0.1:0"),
            ("JWT_PRIVATE_KEY", &keys.private_pem),
        ]
        .iter()
        .chain(settings)
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
        let mut database = None;
        if !environment.contains_key("DATABASE_URL") {
            let own = database.insert(database::migrated().await);
            environment.insert("DATABASE_URL".to_owned(), own.url.clone());
        }
        let port = serve(Settings::load(&environment).unwrap()).await;
        Self { database, ..Self::at(format!("http://127.0.0.1:{port}")) }
    }

    /// A gateway that runs already.
    pub(crate) fn at(url: String) -> Self {
        Self { url, client: client(), database: None }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    /// Signs a new guest in.
    pub(crate) async fn guest(&self) -> Guest<'_> {
        let response = self.post("/api/auth/guest").send().await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        let cookie = set_cookie(&response).split(';').next().unwrap().to_owned();
        let body: Value = response.json().await.unwrap();
        let id = body.pointer("/user/id").unwrap().as_str().unwrap().to_owned();
        Guest { app: self, id, cookie }
    }

    /// Signs somebody new in who has this nickname, without a credential.
    pub(crate) async fn member(&self, nickname: &str) -> Guest<'_> {
        let guest = self.guest().await;
        let key = nickname.to_lowercase();
        self.sql(&format!(
            "update users set kind = 'member', nickname = '{nickname}', nickname_key = '{key}' where id = '{}'",
            guest.id
        ))
        .await;
        guest
    }

    /// The cookie of a member who signed in before anything was counted.
    pub(crate) async fn member_who_was_there(&self, nickname: &str) -> String {
        let (id, token) = (Uuid::now_v7(), SessionToken::generate().unwrap());
        let hash = token.hash().as_bytes().iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
        self.sql(&format!(
            "insert into users (id, kind, nickname, nickname_key) values ('{id}', 'member', '{nickname}', lower('{nickname}'));
             insert into user_sessions (id, user_id, token_hash, expires_at, absolute_expires_at)
                values ('{id}', '{id}', '\\x{hash}', now() + interval '1 day', now() + interval '1 day')"
        ))
        .await;
        format!("palace_session={}", token.expose())
    }

    /// Signs a new teacher in.
    pub(crate) async fn teacher(&self, nickname: &str) -> Guest<'_> {
        self.with_role(nickname, "teacher").await
    }

    /// Signs the first admin in.
    pub(crate) async fn admin(&self, nickname: &str) -> Guest<'_> {
        self.with_role(nickname, "admin").await
    }

    async fn with_role(&self, nickname: &str, role: &str) -> Guest<'_> {
        let member = self.member(nickname).await;
        let (id, grant) = (&member.id, Uuid::now_v7());
        self.sql(&format!(
            "insert into role_grants (id, user_id, role, origin) values ('{grant}', '{id}', '{role}', 'command_line');
             update users set role = '{role}', role_grant_id = '{grant}' where id = '{id}'"
        ))
        .await;
        member
    }

    /// Does something to the database that no request can.
    pub(crate) async fn sql(&self, statements: &str) {
        self.connect().await.batch_execute(statements).await.unwrap();
    }

    /// A connection to the gateway's database.
    pub(crate) async fn connect(&self) -> AsyncPgConnection {
        database::connect(&self.database.as_ref().unwrap().url).await
    }
}

/// Serves on a thread of its own. On the test's, a connection to the database that is half open when the test ends would
/// stay so while the test's thread waits for its database to be dropped, which waits for that connection.
async fn serve(settings: Settings) -> u16 {
    let (sender, receiver) = oneshot::channel();
    std::thread::spawn(move || {
        rt::System::new().block_on(async {
            let application = Application::build(settings).await.unwrap();
            sender.send(application.port()).unwrap();
            application.run_until_stopped().await.unwrap();
        });
    });
    receiver.await.unwrap()
}

impl Guest<'_> {
    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.app.get(path).header("cookie", &self.cookie)
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.app.request(method, path).header("cookie", &self.cookie)
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    pub(crate) fn put(&self, path: &str) -> RequestBuilder {
        self.request(Method::PUT, path)
    }

    pub(crate) fn patch(&self, path: &str) -> RequestBuilder {
        self.request(Method::PATCH, path)
    }

    pub(crate) fn delete(&self, path: &str) -> RequestBuilder {
        self.request(Method::DELETE, path)
    }

    /// Runs a program and names the session.
    pub(crate) async fn execute(&self) -> String {
        let response = self.post("/api/execute").json(&serde_json::json!({"code": "pass"})).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        let body: Value = response.json().await.unwrap();
        body.get("session_id").unwrap().as_str().unwrap().to_owned()
    }
}

pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

pub(crate) fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

pub(crate) fn set_cookie(response: &Response) -> &str {
    header(response, "set-cookie")
}

/// Checks that the answer is this problem, whole and well formed.
pub(crate) async fn problem(response: Response, status: u16, code: &str) -> Problem {
    assert_eq!(header(&response, "content-type"), "application/problem+json");
    assert_eq!(header(&response, "cache-control"), "no-store");
    let request_id = header(&response, "x-request-id").to_owned();
    assert_eq!(response.status().as_u16(), status);
    let problem: Problem = response.json().await.unwrap();
    assert_eq!((problem.status, problem.code.as_str()), (status, code));
    assert_eq!(problem.kind, format!("/api/docs#{code}"));
    assert_eq!(problem.request_id, request_id);
    assert!(!request_id.is_empty() && !problem.title.is_empty() && !problem.detail.is_empty());
    problem
}
