//! Answers are compressed as the client asks, where that is worth it.

use reqwest::Response;

use crate::support::App;
use crate::support::app::header;

const GZIP: [u8; 2] = [0x1f, 0x8b];

async fn get(app: &App, path: &str, accepts: &str) -> Response {
    app.get(path).header("accept-encoding", accepts).send().await.unwrap()
}

#[actix_web::test]
async fn long_texts_are_compressed() {
    let app = App::spawn().await;
    let plain = get(&app, "/api/openapi.json", "identity").await;
    assert_eq!(header(&plain, "content-encoding"), "");
    let plain = plain.bytes().await.unwrap();
    let gzip = get(&app, "/api/openapi.json", "gzip").await;
    assert_eq!(header(&gzip, "content-encoding"), "gzip");
    assert!(header(&gzip, "vary").to_lowercase().contains("accept-encoding"));
    let gzip = gzip.bytes().await.unwrap();
    assert!(gzip.starts_with(&GZIP) && gzip.len() * 2 < plain.len(), "{} of {}", gzip.len(), plain.len());
    let brotli = get(&app, "/api/openapi.json", "gzip, br").await;
    assert_eq!(header(&brotli, "content-encoding"), "br");
    assert!(brotli.bytes().await.unwrap().len() * 2 < plain.len());
}

#[actix_web::test]
async fn who_takes_no_form_gets_the_plain_one() {
    let app = App::spawn().await;
    for accepts in ["*;q=0", "identity;q=0", "identity;q=0, compress"] {
        let response = get(&app, "/api/openapi.json", accepts).await;
        assert_eq!(response.status(), 200, "{accepts}");
    }
}

#[actix_web::test]
async fn short_texts_are_sent_as_they_are() {
    let app = App::spawn().await;
    let response = get(&app, "/api/health", "gzip, br").await;
    assert_eq!(header(&response, "content-encoding"), "");
    assert!(response.json::<serde_json::Value>().await.unwrap().is_object());
}

#[actix_web::test]
async fn an_event_stream_does_not_wait_to_be_packed() {
    let (app, _executor) = App::with_executor().await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let request = guest.get(&format!("/api/game-stream/{id}")).header("accept-encoding", "gzip, br");
    let mut stream = request.send().await.unwrap();
    assert_eq!(header(&stream, "content-encoding"), "");
    let chunk = stream.chunk().await.unwrap().unwrap();
    assert!(std::str::from_utf8(&chunk).unwrap().contains("id:"), "{chunk:?}");
}
