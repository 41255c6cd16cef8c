//! An executor of its own for each test, and a client that speaks to it as a gateway and its viewers do.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use executor::config::Settings;
use executor::startup::Application;
use futures_util::{SinkExt, StreamExt};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, get_current_timestamp};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};
use shared::api::{
    EndReason, ExecuteResponse, ExecutorHealth, GameEvent, InputEvent, InputRequest, QUEUE_HEADER, QUEUE_WAIT,
    SessionState,
};
use shared::claims::{AUDIENCE, Claims, ISSUER};
use shared::ids::{ExecutorId, SessionId, UserId};
use shared::problem::Problem;
use shared::stream::lossless::Decoder;
use shared::stream::packet::{EVENT, FromViewer, PICTURE, SOUND, ViewerSettings};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use uuid::Uuid;

pub use crate::heard::Heard;

const SIGNING_KEY: &[u8] = include_bytes!("../keys/signing.pem");
const VERIFYING_KEY: &str = include_str!("../keys/verifying.pem");
/// Far above what anything here takes; only a hang reaches it.
const PATIENCE: Duration = Duration::from_mins(1);

/// A game that shows a square, moves it on every key press, and prints what it got.
pub const SQUARE: &str = r#"
import pygame
pygame.init()
screen = pygame.display.set_mode((320, 240))
clock = pygame.time.Clock()
x = 0
running = True
while running:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            running = False
        if event.type == pygame.KEYDOWN:
            x += 40
            print("key", pygame.key.name(event.key), event.unicode, flush=True)
        if event.type == pygame.KEYUP:
            print("up", pygame.key.name(event.key), flush=True)
        if event.type == pygame.MOUSEBUTTONDOWN:
            print("mouse", event.button, *event.pos, flush=True)
        if event.type == pygame.MOUSEWHEEL:
            print("wheel", event.x, event.y, flush=True)
    screen.fill((0, 0, 60))
    pygame.draw.rect(screen, (250, 200, 0), (x, 100, 40, 40))
    pygame.display.flip()
    clock.tick(60)
"#;

/// A running executor; its sandboxes are gone when [`Palace::stop`] returns.
pub struct Palace {
    pub port: u16,
    pub executor: ExecutorId,
    pub user: UserId,
    http: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<anyhow::Result<()>>,
}

/// Settings for a test: a free port, an id of its own, no sandbox kept warm. `SANDBOX_IMAGE` may name another image.
pub fn settings() -> Settings {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let executor_id = std::process::id() * 64 + COUNTER.fetch_add(1, Ordering::Relaxed);
    let usual = Settings::default();
    Settings {
        port: 0,
        executor_id: Some(executor_id),
        jwt_public_key: Some(VERIFYING_KEY.to_owned()),
        warm_sandboxes: 0,
        warm_sandboxes_max: 0,
        drain_seconds: 0,
        sandbox_image: std::env::var("SANDBOX_IMAGE").unwrap_or(usual.sandbox_image),
        ..Settings::default()
    }
}

impl Palace {
    pub async fn start() -> Self {
        Self::with(settings()).await
    }

    pub async fn with(settings: Settings) -> Self {
        let application = Application::build(settings).await.unwrap();
        let (port, executor) = (application.port(), application.executor_id());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(application.run_until(
            async {
                let _ = stopped.await;
            },
            std::future::pending(),
        ));
        let http = reqwest::Client::builder().timeout(PATIENCE).build().unwrap();
        Self { port, executor, user: UserId(Uuid::now_v7()), http, stop: Some(stop), running }
    }

    /// The value of one of its counters, named with its labels.
    pub async fn counter(&self, name: &str) -> u64 {
        let text = self.request(Method::GET, "/metrics").send().await.unwrap().text().await.unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix(name)).expect("a counter of this name");
        line.trim().parse().unwrap()
    }

    /// The executor's own program, started with these settings in its environment.
    pub async fn program(settings: &[(&str, &str)]) -> (Self, rustix::process::Pid) {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let executor = ExecutorId(self::settings().executor_id.unwrap());
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_executor"))
            .env("PORT", port.to_string())
            .env("EXECUTOR_ID", executor.to_string())
            .env("JWT_PUBLIC_KEY", VERIFYING_KEY)
            .env("WARM_SANDBOXES", "0")
            .envs(settings.iter().copied())
            .spawn()
            .unwrap();
        let pid = rustix::process::Pid::from_child(&program);
        let running = tokio::task::spawn_blocking(move || {
            let status = program.wait()?;
            anyhow::ensure!(status.success(), "{status}");
            Ok(())
        });
        let http = reqwest::Client::builder().timeout(PATIENCE).build().unwrap();
        let palace = Self { port, executor, user: UserId(Uuid::now_v7()), http, stop: None, running };
        while palace.request(Method::GET, "/readyz").send().await.is_err() {
            tokio::task::yield_now().await;
        }
        (palace, pid)
    }

    /// Ends the executor in order.
    pub async fn stop(mut self) {
        self.begin_stop();
        self.stopped().await;
    }

    /// Tells the executor to end.
    pub fn begin_stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    /// Waits until it has ended.
    pub async fn stopped(self) {
        self.running.await.unwrap().unwrap();
    }

    pub fn new_session_id(&self) -> SessionId {
        SessionId::new(self.executor)
    }

    pub fn claims(&self, session: Option<SessionId>) -> Claims {
        let now = get_current_timestamp();
        Claims {
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            sub: self.user,
            sid: session,
            jti: Uuid::now_v7(),
            iat: now,
            exp: now + 60,
        }
    }

    pub fn token(&self, session: Option<SessionId>) -> String {
        sign(&self.claims(session))
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("http://127.0.0.1:{}{path}", self.port))
    }

    pub async fn get(&self, path: &str, session: Option<SessionId>) -> Response {
        self.request(Method::GET, path).bearer_auth(self.token(session)).send().await.unwrap()
    }

    pub async fn post(&self, path: &str, session: Option<SessionId>, body: &Value) -> Response {
        self.request(Method::POST, path).bearer_auth(self.token(session)).json(body).send().await.unwrap()
    }

    pub async fn execute(&self, body: &Value) -> Response {
        self.post("/api/execute", Some(self.new_session_id()), body).await
    }

    /// Asks for a run that waits where no place is free.
    pub async fn execute_or_wait(&self, user: UserId, code: &str) -> Response {
        let claims = Claims { sub: user, ..self.claims(Some(self.new_session_id())) };
        let request = self.request(Method::POST, "/api/execute").bearer_auth(sign(&claims));
        request.header(QUEUE_HEADER, QUEUE_WAIT).json(&json!({ "code": code })).send().await.unwrap()
    }

    /// Starts a program that must be accepted, be it that it waits for a place.
    pub async fn run_or_wait(&self, code: &str) -> SessionId {
        let response = self.execute_or_wait(self.user, code).await;
        assert_eq!(response.status(), 201, "{}", response.text().await.unwrap());
        response.json::<ExecuteResponse>().await.unwrap().session_id
    }

    /// How the executor says it is.
    pub async fn health(&self) -> ExecutorHealth {
        self.request(Method::GET, "/api/health").send().await.unwrap().json().await.unwrap()
    }

    /// Starts a program that must be accepted.
    pub async fn run(&self, code: &str) -> SessionId {
        let response = self.execute(&json!({ "code": code })).await;
        assert_eq!(response.status(), 201, "{}", response.text().await.unwrap());
        response.json::<ExecuteResponse>().await.unwrap().session_id
    }

    /// Where the folders of this executor's sandboxes are.
    pub fn sandbox_directory(&self) -> PathBuf {
        std::env::temp_dir().join(format!("palace-executor-{}", self.executor))
    }

    /// The names of this executor's containers.
    pub fn containers(&self) -> Vec<String> {
        let label = format!("label=palace.executor={}", self.executor);
        let mut docker = std::process::Command::new("docker");
        let output = docker.args(["ps", "--all", "--format", "{{.Names}}", "--filter", &label]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    }

    pub async fn stop_game(&self, session: SessionId) -> Response {
        self.post(&format!("/api/stop-game/{session}"), Some(session), &json!({})).await
    }

    /// Starts a program and watches it to its end.
    pub async fn run_to_end(&self, code: &str) -> Watched {
        let session = self.run(code).await;
        self.watch(session).await.into_watched().await
    }

    pub async fn watch(&self, session: SessionId) -> Socket {
        let mut request = format!("ws://127.0.0.1:{}/api/play/{session}", self.port).into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert("authorization", format!("Bearer {}", self.token(Some(session))).parse().unwrap());
        headers.insert("sec-websocket-protocol", "pixel.play.v1".parse().unwrap());
        let (stream, _) = connect_async(request).await.unwrap();
        Socket { stream, watched: Watched::default() }
    }
}

pub fn sign(claims: &Claims) -> String {
    encode(&Header::new(Algorithm::EdDSA), claims, &EncodingKey::from_ed_pem(SIGNING_KEY).unwrap()).unwrap()
}

/// The problem in an answer, whose status and media type must fit.
pub async fn problem(response: Response, status: u16) -> Problem {
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.status(), status);
    let request_id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    let problem: Problem = response.json().await.unwrap();
    assert_eq!((problem.status, &problem.request_id), (status, &request_id));
    problem
}

/// A viewer at the play socket.
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub watched: Watched,
}

/// What a viewer has seen.
#[derive(Default)]
pub struct Watched {
    pub pictures: u32,
    pub size: Option<(u16, u16)>,
    decoder: Box<Decoder>,
    pub events: Vec<GameEvent>,
    pub heard: Heard,
}

impl Watched {
    /// Everything the program printed.
    pub fn output(&self) -> String {
        self.events
            .iter()
            .filter_map(|event| match event {
                GameEvent::Stdout { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Why the session ended, with the exit code.
    pub fn end(&self) -> Option<(EndReason, Option<i32>)> {
        self.events.iter().find_map(|event| match event {
            GameEvent::End { reason, exit_code } => Some((*reason, *exit_code)),
            _ => None,
        })
    }

    /// Every state it was told of, in order.
    pub fn states(&self) -> Vec<(SessionState, Option<u32>)> {
        self.events
            .iter()
            .filter_map(|event| match event {
                GameEvent::State { state, place } => Some((*state, *place)),
                _ => None,
            })
            .collect()
    }

    /// The state it was told of last.
    pub fn state(&self) -> Option<SessionState> {
        self.states().last().map(|(state, _)| *state)
    }

    /// The colour at a place of the picture.
    pub fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let [_, red, green, blue] = self.decoder.picture()[y * usize::from(self.size.unwrap().0) + x].to_be_bytes();
        [red, green, blue]
    }

    fn paint(&mut self, packet: &[u8]) -> u32 {
        let decoded = self.decoder.decode(packet).unwrap();
        self.size = Some((decoded.size.width(), decoded.size.height()));
        self.pictures += 1;
        decoded.sequence
    }
}

impl Socket {
    /// Takes packets until `done` is content with what has been seen.
    pub async fn until(&mut self, done: impl Fn(&Watched) -> bool) -> &Watched {
        let watching = async {
            while !done(&self.watched) {
                assert!(self.take().await, "the session ended early: {:?}", self.watched.events);
            }
        };
        tokio::time::timeout(PATIENCE, watching).await.expect("what was waited for");
        &self.watched
    }

    /// Closes the socket in order.
    pub async fn leave(mut self) {
        self.stream.close(None).await.unwrap();
        while self.stream.next().await.is_some_and(|message| message.is_ok()) {}
    }

    /// Takes packets until no sound has come for this long.
    pub async fn quiet(&mut self, long: Duration) {
        let mut deadline = tokio::time::Instant::now() + long;
        let mut heard = self.watched.heard.len();
        while let Ok(more) = tokio::time::timeout_at(deadline, self.take()).await {
            assert!(more, "the session ended early: {:?}", self.watched.events);
            if self.watched.heard.len() > heard {
                heard = self.watched.heard.len();
                deadline = tokio::time::Instant::now() + long;
            }
        }
    }

    /// Takes packets to the end of the session.
    pub async fn into_watched(mut self) -> Watched {
        while self.take().await {}
        self.watched
    }

    async fn take(&mut self) -> bool {
        let message = tokio::time::timeout(PATIENCE, self.stream.next()).await.expect("a packet in time");
        match message {
            Some(Ok(Message::Binary(packet))) => {
                match packet[0] {
                    PICTURE => {
                        let sequence = self.watched.paint(&packet);
                        self.send(FromViewer::Acknowledge(sequence).encode()).await;
                    }
                    EVENT => self.watched.events.push(serde_json::from_slice(&packet[1..]).unwrap()),
                    SOUND => self.watched.heard.take(&packet),
                    other => panic!("unknown packet {other}"),
                }
                true
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => true,
            Some(Ok(Message::Close(_)) | Err(_)) | None => false,
            Some(Ok(other)) => panic!("unexpected {other:?}"),
        }
    }

    pub async fn send(&mut self, packet: Vec<u8>) {
        // The executor may have closed in the meantime, which the next packet shows.
        let _ = self.stream.send(Message::Binary(packet.into())).await;
    }

    /// Says whether anybody can see the picture.
    pub async fn set_visible(&mut self, visible: bool) {
        self.send(FromViewer::Settings(ViewerSettings { visible, ..ViewerSettings::default() }).encode()).await;
    }

    /// Says whether the game shall stand still.
    pub async fn set_paused(&mut self, paused: bool) {
        self.send(FromViewer::Settings(ViewerSettings { paused, ..ViewerSettings::default() }).encode()).await;
    }

    pub async fn input(&mut self, events: Vec<InputEvent>) {
        self.send(FromViewer::Input(InputRequest { events }).encode()).await;
    }
}

pub fn press(code: &str) -> Vec<InputEvent> {
    vec![InputEvent::KeyDown { code: code.into(), key: None }, InputEvent::KeyUp { code: code.into() }]
}
