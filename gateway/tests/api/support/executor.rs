//! A stand-in that keeps the executor's side of the contract and notes what it is asked: whose token, for which
//! session, in which request. The real one needs Docker and is tested together with the gateway in `e2e/`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use actix_ws::Message;
use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::json;
use shared::claims::{AUDIENCE, Claims, ISSUER};
use shared::ids::ExecutorId;
use shared::limits::MAX_EXECUTE_BODY_BYTES;
use shared::stream::SUBPROTOCOL;

pub(crate) const ID: ExecutorId = ExecutorId(4_000_000_007);

pub(crate) struct Executor {
    pub(crate) url: String,
    shared: Arc<Shared>,
}

/// One request as the executor saw it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) path: String,
    pub(crate) claims: Claims,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Bytes,
}

struct Shared {
    key: DecodingKey,
    seen: Mutex<Vec<Seen>>,
    owners: Mutex<HashMap<String, String>>,
    answer: Mutex<Option<Answer>>,
}

/// What to answer instead of what the contract says.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: String,
}

impl Executor {
    pub(crate) fn start(public_pem: &str) -> Self {
        let shared = Arc::new(Shared {
            key: DecodingKey::from_ed_pem(public_pem.as_bytes()).unwrap(),
            seen: Mutex::default(),
            owners: Mutex::default(),
            answer: Mutex::default(),
        });
        let data = web::Data::from(Arc::clone(&shared));
        let server = HttpServer::new(move || App::new().app_data(data.clone()).configure(routes))
            .workers(1)
            .bind(("127.0.0.1", 0))
            .unwrap();
        let url = format!("http://{}", server.addrs().first().unwrap());
        actix_web::rt::spawn(server.disable_signals().run());
        Self { url, shared }
    }

    /// Answers everything but health checks so from now on.
    pub(crate) fn answer(&self, answer: Answer) {
        *self.shared.answer.lock().unwrap() = Some(answer);
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
    let seen = Seen { path: request.path().to_owned(), claims: claims.clone(), headers, body: body.clone() };
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

async fn health() -> HttpResponse {
    HttpResponse::Ok().json(json!({
        "status": "ok", "executor_id": ID.0, "version": "9.9.9", "docker": "ok", "image": "ok", "detail": "",
        "active_sessions": 1, "max_sessions": 50, "queued_sessions": 0, "draining": false,
        "warm_sandboxes": 2, "memory_bytes": 1024,
    }))
}

async fn execute(shared: web::Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    match enter(&shared, &request, &body) {
        Err(answer) => *answer,
        Ok(Claims { sid: Some(sid), sub, .. }) if sid.executor() == ID => {
            shared.owners.lock().unwrap().insert(sid.to_string(), sub.to_string());
            HttpResponse::Created().json(json!({"session_id": sid, "warnings": []}))
        }
        Ok(_) => refuse(StatusCode::UNAUTHORIZED, "unauthorized"),
    }
}

async fn no_content(shared: web::Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    match enter_session(&shared, &request, &body) {
        Err(answer) => *answer,
        Ok(_) => HttpResponse::NoContent().finish(),
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
