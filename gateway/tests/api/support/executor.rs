//! A stand-in that keeps the executor's side of the contract and notes what it is asked: whose token, for which
//! session, in which request. The real one needs Docker and is tested together with the gateway in `e2e/`.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use actix_web::dev::ServerHandle;
use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use actix_ws::Message;
use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::json;
use shared::api::{CompileRequest, CompileResponse, ExecutorHealth, HealthStatus, QUEUE_HEADER, QUEUE_WAIT};
use shared::claims::{AUDIENCE, Claims, ISSUER};
use shared::ids::{ExecutorId, SessionId};
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use shared::problem::FieldError;
use shared::stream::SUBPROTOCOL;

pub(crate) const ID: ExecutorId = ExecutorId(4_000_000_007);

pub(crate) struct Executor {
    pub(crate) url: String,
    pub(crate) address: SocketAddr,
    shared: Arc<Shared>,
    server: ServerHandle,
}

/// One request as the executor saw it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) claims: Claims,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Bytes,
}

struct Shared {
    key: DecodingKey,
    seen: Mutex<Vec<Seen>>,
    owners: Mutex<HashMap<String, String>>,
    answer: Mutex<Option<Answer>>,
    compiles: Mutex<Option<Compile>>,
    health: Mutex<ExecutorHealth>,
}

impl Shared {
    /// What it says of itself, with the sessions it was sent.
    fn health(&self) -> ExecutorHealth {
        let mut health = self.health.lock().unwrap().clone();
        let sessions = u32::try_from(self.owners.lock().unwrap().len()).unwrap();
        health.active_sessions += sessions;
        health.queued_sessions += health.active_sessions.saturating_sub(health.max_sessions);
        health.active_sessions = health.active_sessions.min(health.max_sessions);
        health
    }
}

/// Makes a game out of choices: its program, and the reason where it cannot be made.
pub(crate) type Compile = fn(&CompileRequest) -> Result<CompileResponse, FieldError>;

/// What to answer instead of what the contract says.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: String,
}

impl Executor {
    pub(crate) fn start(public_pem: &str) -> Self {
        Self::numbered(public_pem, ID)
    }

    /// An executor with this number, at an address of its own.
    pub(crate) fn numbered(public_pem: &str, id: ExecutorId) -> Self {
        Self::at(public_pem, id, SocketAddr::from(([127, 0, 0, 1], 0)))
    }

    /// An executor with this number that listens there.
    pub(crate) fn at(public_pem: &str, id: ExecutorId, address: SocketAddr) -> Self {
        let health = ExecutorHealth {
            status: HealthStatus::Ok,
            executor_id: id,
            version: "9.9.9".to_owned(),
            docker: HealthStatus::Ok,
            image: HealthStatus::Ok,
            detail: String::new(),
            active_sessions: 1,
            max_sessions: 50,
            queued_sessions: 0,
            draining: false,
            warm_sandboxes: 2,
            memory_bytes: 1024,
        };
        let shared = Arc::new(Shared {
            key: DecodingKey::from_ed_pem(public_pem.as_bytes()).unwrap(),
            seen: Mutex::default(),
            owners: Mutex::default(),
            answer: Mutex::default(),
            compiles: Mutex::default(),
            health: Mutex::new(health),
        });
        let data = web::Data::from(Arc::clone(&shared));
        let server = HttpServer::new(move || App::new().app_data(data.clone()).configure(routes))
            .workers(1)
            .bind(address)
            .unwrap();
        let address = *server.addrs().first().unwrap();
        let server = server.disable_signals().run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { url: format!("http://{address}"), address, shared, server: handle }
    }

    /// Changes what it says of itself. `active_sessions` are those besides the ones it was sent.
    pub(crate) fn set_health(&self, change: impl FnOnce(&mut ExecutorHealth)) {
        change(&mut self.shared.health.lock().unwrap());
    }

    /// Ends it and all its connections at once.
    pub(crate) async fn die(&self) {
        self.server.stop(false).await;
    }

    /// How many sessions it has taken.
    pub(crate) fn sessions(&self) -> usize {
        self.shared.owners.lock().unwrap().len()
    }

    /// How often it was asked to run something.
    pub(crate) fn runs(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().iter().filter(|seen| seen.path == "/api/execute").cloned().collect()
    }

    /// Answers everything but health checks so from now on.
    pub(crate) fn answer(&self, answer: Answer) {
        *self.shared.answer.lock().unwrap() = Some(answer);
    }

    /// Makes games so from now on.
    pub(crate) fn compile_with(&self, compile: Compile) {
        *self.shared.compiles.lock().unwrap() = Some(compile);
    }

    /// How many requests came with a token.
    pub(crate) fn calls(&self) -> usize {
        self.shared.seen.lock().unwrap().len()
    }

    /// The newest request.
    pub(crate) fn last(&self) -> Seen {
        self.shared.seen.lock().unwrap().last().unwrap().clone()
    }
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(MAX_EXECUTE_BODY_BYTES))
        .route("/api/health", web::get().to(health))
        .route("/api/execute", web::post().to(execute))
        .route("/api/compile", web::post().to(compile))
        .route("/api/sessions", web::get().to(sessions))
        .route("/api/sessions/{session_id}/thumbnail", web::get().to(thumbnail))
        .route("/api/play/{session_id}", web::get().to(play))
        .route("/api/game-stream/{session_id}", web::get().to(events))
        .route("/api/stop-game/{session_id}", web::post().to(no_content))
        .route("/api/game-input/{session_id}", web::post().to(no_content))
        .default_service(web::to(mirror));
}

/// Checks the token, notes the request, and says what to answer instead, if anything.
fn enter(shared: &Shared, request: &HttpRequest, body: &Bytes) -> Result<Claims, Box<HttpResponse>> {
    let headers: HashMap<String, String> = request
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .collect();
    let token = headers.get("authorization").and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[ISSUER]);
    validation.leeway = 0;
    let claims = jsonwebtoken::decode::<Claims>(token, &shared.key, &validation)
        .map_err(|_| Box::new(refuse(StatusCode::UNAUTHORIZED, "unauthorized")))?
        .claims;
    let seen = Seen {
        path: request.path().to_owned(),
        query: request.query_string().to_owned(),
        claims: claims.clone(),
        headers,
        body: body.clone(),
    };
    shared.seen.lock().unwrap().push(seen);
    let answer = shared.answer.lock().unwrap().clone();
    match answer {
        Some(answer) => {
            let mut response = HttpResponse::build(StatusCode::from_u16(answer.status).unwrap());
            for header in answer.headers {
                response.insert_header(*header);
            }
            Err(Box::new(response.body(answer.body)))
        }
        None => Ok(claims),
    }
}

/// As [`enter`], for the owner of the session in the path alone.
fn enter_session(shared: &Shared, request: &HttpRequest, body: &Bytes) -> Result<Claims, Box<HttpResponse>> {
    let claims = enter(shared, request, body)?;
    let id = request.match_info().get("session_id").unwrap().to_owned();
    let named = claims.sid.is_some_and(|sid| sid.to_string() == id);
    let owned = shared.owners.lock().unwrap().get(&id) == Some(&claims.sub.to_string());
    if named && owned { Ok(claims) } else { Err(Box::new(refuse(StatusCode::NOT_FOUND, "session_not_found"))) }
}

fn refuse(status: StatusCode, code: &str) -> HttpResponse {
    HttpResponse::build(status).content_type("application/problem+json").body(
        json!({"type": format!("/api/docs#{code}"), "title": "Refused", "status": status.as_u16(),
            "detail": "As the executor says.", "code": code, "request_id": "the-executor's"})
        .to_string(),
    )
}

async fn health(shared: web::Data<Shared>) -> HttpResponse {
    HttpResponse::Ok().json(shared.health())
}

async fn execute(shared: web::Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let claims = match enter(&shared, &request, &body) {
        Err(answer) => return *answer,
        Ok(claims) => claims,
    };
    let health = shared.health();
    let Some(sid) = claims.sid.filter(|sid| sid.executor() == health.executor_id) else {
        return refuse(StatusCode::UNAUTHORIZED, "unauthorized");
    };
    if health.draining {
        return refuse(StatusCode::SERVICE_UNAVAILABLE, "draining");
    }
    let waits = request.headers().get(QUEUE_HEADER).is_some_and(|value| value == QUEUE_WAIT);
    if health.active_sessions >= health.max_sessions && !waits {
        return refuse(StatusCode::TOO_MANY_REQUESTS, "too_many_sessions");
    }
    shared.owners.lock().unwrap().insert(sid.to_string(), claims.sub.to_string());
    HttpResponse::Created().json(json!({"session_id": sid, "warnings": []}))
}

async fn sessions(shared: web::Data<Shared>, request: HttpRequest) -> HttpResponse {
    let claims = match enter(&shared, &request, &Bytes::new()) {
        Err(answer) => return *answer,
        Ok(claims) => claims,
    };
    let owners = shared.owners.lock().unwrap();
    let mut own: Vec<SessionId> = owners
        .iter()
        .filter(|(_, owner)| **owner == claims.sub.to_string())
        .map(|(session, _)| session.parse().unwrap())
        .collect();
    own.sort();
    let items: Vec<_> = own
        .iter()
        .map(|session| {
            json!({"session_id": session, "state": "running", "age_seconds": 1, "frames": 2, "width": 3, "height": 4,
            "viewers": 1})
        })
        .collect();
    HttpResponse::Ok().json(json!({"items": items, "next_cursor": null}))
}

/// The same picture, of version 7; as WebP it names its session.
async fn thumbnail(shared: web::Data<Shared>, request: HttpRequest) -> HttpResponse {
    if let Err(answer) = enter_session(&shared, &request, &Bytes::new()) {
        return *answer;
    }
    let known = request.headers().get("if-none-match").is_some_and(|tag| tag == "\"7\"");
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header(("etag", "\"7\""))
        .insert_header(("cache-control", "private, no-cache"))
        .insert_header(("vary", "accept"));
    if known {
        answer.finish()
    } else if request.headers().get("accept").is_some_and(|kind| kind == "image/webp") {
        let id = request.match_info().get("session_id").unwrap();
        answer.content_type("image/webp").body(format!("RIFF0000WEBP{id}"))
    } else {
        answer.content_type("image/jpeg").body("a picture")
    }
}

async fn no_content(shared: web::Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    match enter_session(&shared, &request, &body) {
        Err(answer) => *answer,
        Ok(_) => HttpResponse::NoContent().finish(),
    }
}

/// Makes a game as the test says, or answers with what it was sent.
async fn compile(shared: web::Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let Some(compile) = *shared.compiles.lock().unwrap() else { return mirror(shared, request, body).await };
    if let Err(answer) = enter(&shared, &request, &body) {
        return *answer;
    }
    match compile(&serde_json::from_slice(&body).unwrap()) {
        Ok(game) => HttpResponse::Ok().json(game),
        Err(error) => HttpResponse::BadRequest().content_type("application/problem+json").body(
            json!({"type": "/api/docs#invalid_request", "title": "Refused", "status": 400, "detail": error.message,
                "code": "invalid_request", "request_id": "the-executor's", "errors": [error]})
            .to_string(),
        ),
    }
}

/// Answers with what it was sent.
async fn mirror(shared: web::Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    match enter(&shared, &request, &body) {
        Err(answer) => *answer,
        Ok(_) => HttpResponse::Ok().json(json!({"path": request.path(), "sent": String::from_utf8_lossy(&body)})),
    }
}

/// One event, then silence: what was sent must arrive without waiting for more.
async fn events(shared: web::Data<Shared>, request: HttpRequest) -> HttpResponse {
    if let Err(answer) = enter_session(&shared, &request, &Bytes::new()) {
        return *answer;
    }
    let first = Ok::<_, actix_web::Error>(Bytes::from_static(b"id: 7\nevent: state\ndata: {}\n\n"));
    HttpResponse::Ok().content_type("text/event-stream").streaming(stream::iter([first]).chain(stream::pending()))
}

/// Echoes packets. A text closes the socket from this side.
async fn play(shared: web::Data<Shared>, request: HttpRequest, body: web::Payload) -> HttpResponse {
    if let Err(answer) = enter_session(&shared, &request, &Bytes::new()) {
        return *answer;
    }
    let (response, mut session, messages) = actix_ws::handle_with_protocols(&request, body, &[SUBPROTOCOL]).unwrap();
    let mut messages = messages.max_frame_size(1 << 20);
    actix_web::rt::spawn(async move {
        while let Some(Ok(message)) = messages.recv().await {
            match message {
                Message::Binary(packet) => session.binary(packet).await.unwrap(),
                Message::Ping(payload) => session.pong(&payload).await.unwrap(),
                Message::Text(_) | Message::Close(_) => break,
                _ => {}
            }
        }
        session.close(None).await.unwrap_or_default();
    });
    response
}
