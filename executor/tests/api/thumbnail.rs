//! `GET /api/sessions/{id}/thumbnail`

use image::ImageFormat;
use reqwest::{Method, RequestBuilder};
use shared::ids::{SessionId, UserId};
use uuid::Uuid;

use crate::support::{Palace, SQUARE, problem, sign};

/// A program that never shows anything.
const BLANK: &str = "import time\nprint('here', flush=True)\ntime.sleep(60)\n";
/// A program that shows one picture, and no other.
const STILL: &str = "
import pygame, time
screen = pygame.display.set_mode((320, 240))
screen.fill((0, 200, 100))
pygame.display.flip()
time.sleep(60)
";

fn ask(palace: &Palace, session: SessionId, query: &str) -> RequestBuilder {
    let path = format!("/api/sessions/{session}/thumbnail{query}");
    palace.request(Method::GET, &path).bearer_auth(palace.token(Some(session)))
}

#[tokio::test]
async fn a_running_game_has_a_small_picture() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    // The window is there a moment before the first drawing in it.
    socket.until(|watched| watched.pictures > 0 && watched.pixel(5, 110) == [250, 200, 0]).await;
    let response = ask(&palace, session, "?width=160").send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "image/webp");
    assert_eq!(response.headers()["cache-control"], "private, no-cache");
    assert_eq!(response.headers()["vary"], "accept");
    let file = response.bytes().await.unwrap();
    let image = image::load_from_memory_with_format(&file, ImageFormat::WebP).unwrap().into_rgb8();
    assert_eq!(image.dimensions(), (160, 120));
    assert_eq!((image.get_pixel(5, 60).0, image.get_pixel(5, 10).0), ([250, 200, 0], [0, 0, 60]));

    let large = ask(&palace, session, "?width=640").send().await.unwrap().bytes().await.unwrap();
    let large = image::load_from_memory_with_format(&large, ImageFormat::WebP).unwrap();
    assert_eq!((large.width(), large.height()), (320, 240), "it is never made larger than it is");
    let jpeg = ask(&palace, session, "").header("accept", "image/jpeg").send().await.unwrap();
    assert_eq!(jpeg.headers()["content-type"], "image/jpeg");
    image::load_from_memory_with_format(&jpeg.bytes().await.unwrap(), ImageFormat::Jpeg).unwrap();
    for query in ["?width=15", "?width=641", "?width=many"] {
        let refused = problem(ask(&palace, session, query).send().await.unwrap(), 400).await;
        assert_eq!((refused.code.as_str(), refused.errors[0].field.as_str()), ("invalid_request", "width"));
    }
    palace.stop().await;
}

#[tokio::test]
async fn a_picture_that_is_known_is_not_sent_again() {
    let palace = Palace::start().await;
    let session = palace.run(STILL).await;
    palace
        .watch(session)
        .await
        .until(|watched| watched.size == Some((320, 240)) && watched.pixel(9, 9)[1] == 200)
        .await;
    let first = ask(&palace, session, "").send().await.unwrap();
    let tag = first.headers()["etag"].clone();
    let again = ask(&palace, session, "").header("if-none-match", &tag).send().await.unwrap();
    assert_eq!((again.status().as_u16(), &again.headers()["etag"]), (304, &tag));
    assert!(again.bytes().await.unwrap().is_empty());
    let other = ask(&palace, session, "?width=100").header("if-none-match", &tag).send().await.unwrap();
    assert_eq!(other.status(), 200);
    assert_ne!(other.headers()["etag"], tag);
    palace.stop().await;
}

#[tokio::test]
async fn before_the_first_picture_there_is_none() {
    let palace = Palace::start().await;
    let session = palace.run(BLANK).await;
    palace.watch(session).await.until(|watched| watched.output().contains("here")).await;
    let refused = problem(ask(&palace, session, "").send().await.unwrap(), 404).await;
    assert_eq!(refused.code, "no_picture_yet");
    palace.stop().await;
}

#[tokio::test]
async fn only_the_owner_sees_it() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let unknown = palace.new_session_id();
    let stranger = sign(&shared::claims::Claims { sub: UserId(Uuid::now_v7()), ..palace.claims(Some(session)) });
    let mut answers = Vec::new();
    for (id, token) in [
        (session, stranger),
        (session, palace.token(None)),
        (session, palace.token(Some(unknown))),
        (unknown, palace.token(Some(unknown))),
    ] {
        let path = format!("/api/sessions/{id}/thumbnail");
        let mut refused =
            problem(palace.request(Method::GET, &path).bearer_auth(token).send().await.unwrap(), 404).await;
        refused.request_id.clear();
        answers.push(refused);
    }
    assert_eq!(answers[0].code, "session_not_found");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    palace.stop().await;
}
