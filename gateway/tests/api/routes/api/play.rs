//! `GET /api/play/{session_id}`

use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::Response;
use shared::ids::{ExecutorId, SessionId};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::Response as Accepted;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::support::{App, Guest, problem};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Opens the play socket with these headers besides the handshake's own.
async fn open(app: &App, id: &str, headers: &[(&'static str, &str)]) -> Result<(Socket, Accepted), Error> {
    let url = format!("{}/api/play/{id}", app.url).replacen("http", "ws", 1);
    let mut request = url.into_client_request().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    connect_async(request).await
}

async fn play(guest: &Guest<'_>, id: &str) -> (Socket, Accepted) {
    open(guest.app, id, &[("cookie", &guest.cookie), ("sec-websocket-protocol", "pixel.play.v1")]).await.unwrap()
}

/// A handshake as plain HTTP, whose refusal can be read.
async fn refused(app: &App, id: &str, headers: &[(&'static str, &str)]) -> Response {
    let mut request = app
        .get(&format!("/api/play/{id}"))
        .header("connection", "Upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
        .header("sec-websocket-protocol", "pixel.play.v1");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

#[actix_web::test]
async fn packets_pass_in_both_directions_unchanged() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let (mut socket, accepted) = play(&guest, &id).await;
    assert_eq!(accepted.headers().get("sec-websocket-protocol").unwrap(), "pixel.play.v1");
    let seen = executor.last();
    assert_eq!((seen.claims.sub.to_string(), seen.claims.sid), (guest.id.clone(), Some(id.parse().unwrap())));
    assert!(!seen.headers.contains_key("cookie"));
    for size in [0, 1, 125, 126, 65_535, 65_536, 1_000_000] {
        let packet: Vec<u8> = (0..size).map(|index| u8::try_from(index % 251).unwrap()).collect();
        socket.send(Message::binary(packet.clone())).await.unwrap();
        assert_eq!(socket.next().await.unwrap().unwrap(), Message::binary(packet), "{size} bytes");
    }
}

#[actix_web::test]
async fn many_small_packets_keep_their_order() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let (mut socket, _) = play(&guest, &id).await;
    for number in 0_u32..2000 {
        socket.feed(Message::binary(number.to_be_bytes().to_vec())).await.unwrap();
    }
    socket.flush().await.unwrap();
    for number in 0_u32..2000 {
        assert_eq!(socket.next().await.unwrap().unwrap().into_data(), number.to_be_bytes().as_slice());
    }
}

#[actix_web::test]
async fn the_browser_may_hang_up() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let (mut socket, _) = play(&guest, &id).await;
    let count = async || app.get("/metrics").send().await.unwrap().text().await.unwrap();
    let open = "palace_gateway_open_streams{kind=\"play\"} 1";
    assert!(count().await.contains(open));
    socket.close(None).await.unwrap();
    while socket.next().await.is_some() {}
    while count().await.contains(open) {}
}

#[actix_web::test]
async fn the_browser_may_vanish() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let (socket, _) = play(&guest, &id).await;
    drop(socket);
    let count = async || app.get("/metrics").send().await.unwrap().text().await.unwrap();
    while count().await.contains("palace_gateway_open_streams{kind=\"play\"} 1") {}
}

#[actix_web::test]
async fn the_executor_may_hang_up() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let (mut socket, _) = play(&guest, &id).await;
    socket.send(Message::text("close, please")).await.unwrap();
    assert!(matches!(socket.next().await.unwrap().unwrap(), Message::Close(_)));
    while socket.next().await.is_some() {}
}

#[actix_web::test]
async fn nobody_plays_the_game_of_somebody_else() {
    let (app, _executor) = App::with_executor().await;
    let id = app.guest().await.execute().await;
    let other = app.guest().await;
    problem(refused(&app, &id, &[("cookie", &other.cookie)]).await, 404, "session_not_found").await;
    problem(refused(&app, &id, &[]).await, 401, "not_signed_in").await;
    let error = open(&app, &id, &[("sec-websocket-protocol", "pixel.play.v1")]).await.unwrap_err();
    assert!(matches!(error, Error::Http(response) if response.status() == 401));
}

#[actix_web::test]
async fn a_session_of_another_executor_is_not_found() {
    let (app, executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = SessionId::new(ExecutorId(1)).to_string();
    problem(refused(&app, &id, &[("cookie", &guest.cookie)]).await, 404, "session_not_found").await;
    assert_eq!(executor.calls(), 0, "no token for a session of another executor is given to this one");
}

#[actix_web::test]
async fn a_page_of_another_site_cannot_open_the_socket() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    for (name, value) in [("origin", "http://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")] {
        let response = refused(&app, &id, &[("cookie", &guest.cookie), (name, value)]).await;
        problem(response, 403, "cross_site_request").await;
    }
    let ours = [("cookie", guest.cookie.as_str()), ("sec-websocket-protocol", "pixel.play.v1"), ("origin", &app.url)];
    open(&app, &id, &ours).await.unwrap();
}

#[actix_web::test]
async fn only_the_play_protocol_is_spoken() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let path = format!("/api/play/{id}");
    problem(guest.get(&path).send().await.unwrap(), 426, "upgrade_required").await;
    let other = [("cookie", guest.cookie.as_str()), ("sec-websocket-protocol", "chat")];
    let error = open(&app, &id, &other).await.unwrap_err();
    assert!(matches!(error, Error::Http(response) if response.status() == 426));
}
