//! Secrets, API keys and classes of people who are signed in.

use diesel::QueryableByName;
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl as _;
use gateway::domain::ApiKey;
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use super::app::set_cookie;
use super::{App, Guest, problem};

pub(crate) const PASSWORD: &str = "seven green turtles";
/// Of [`PASSWORD`], so that a test need not wait for one more hash.
const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$xJ4zfb2Xh2seHnZlxmuLbQ$aO4bfrPllXvuDAqzhnqE83Z8mqVzM35HCxfZmQQ8uSs";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl App {
    /// Whoever the answer signed in.
    pub(crate) async fn signed_in(&self, response: Response) -> Guest<'_> {
        let cookie = set_cookie(&response).split(';').next().unwrap().to_owned();
        let body: Value = response.json().await.unwrap();
        let id = body.pointer("/user/id").unwrap().as_str().unwrap().to_owned();
        Guest { app: self, id, cookie }
    }

    pub(crate) fn login(&self, nickname: &str, password: &str) -> RequestBuilder {
        self.post("/api/auth/login").json(&json!({"nickname": nickname, "password": password}))
    }

    /// What `select count(*) …` finds.
    pub(crate) async fn count(&self, query: &str) -> i64 {
        let found: Count = diesel::sql_query(query).get_result(&mut self.connect().await).await.unwrap();
        found.count
    }
}

impl Guest<'_> {
    /// Gives a member [`PASSWORD`].
    pub(crate) async fn with_password(self) -> Self {
        let values = format!("('{}', 'password', '{PASSWORD_HASH}')", self.id);
        self.app.sql(&format!("insert into credentials (user_id, kind, secret_hash) values {values}")).await;
        self
    }

    /// A key with these scopes, such as `read,write`.
    pub(crate) async fn api_key(&self, scopes: &str) -> String {
        let key = ApiKey::generate().unwrap();
        let (id, prefix, text) = (Uuid::now_v7(), key.prefix(), key.expose());
        self.app
            .sql(&format!(
                "insert into api_keys (id, user_id, name, prefix, key_hash, scopes, expires_at) values
                 ('{id}', '{}', 'test', '{prefix}', sha256('{text}'), '{{{scopes}}}', now() + interval '1 day')",
                self.id
            ))
            .await;
        text.to_owned()
    }
}

/// The body of an answer with this status.
pub(crate) async fn body(response: Response, status: u16) -> Value {
    let (found, text) = (response.status().as_u16(), response.text().await.unwrap());
    assert_eq!(found, status, "{text}");
    if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() }
}

/// Sends a body and checks that it is refused for this field.
pub(crate) async fn refused_for(request: RequestBuilder, body: &Value, field: &str) {
    let problem = problem(request.json(body).send().await.unwrap(), 400, "invalid_request").await;
    assert_eq!(
        problem.errors.iter().map(|error| error.field.as_str()).next(),
        Some(field),
        "{body} {}",
        problem.detail
    );
}

/// Checks that two answers are the same problem, whole.
pub(crate) async fn alike(one: Response, other: Response, status: u16, code: &str) {
    let mut one = problem(one, status, code).await;
    let other = problem(other, status, code).await;
    one.request_id.clone_from(&other.request_id);
    assert_eq!(serde_json::to_value(one).unwrap(), serde_json::to_value(other).unwrap());
}
