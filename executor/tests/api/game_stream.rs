//! `GET /api/game-stream/{session_id}`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::StreamExt;
use image::RgbImage;
use reqwest::Method;
use serde_json::{Value, json};
use shared::ids::SessionId;

use crate::support::{Palace, SQUARE};

/// One server-sent event.
#[derive(Debug)]
struct Sent {
    id: u64,
    name: String,
    data: Value,
}

async fn read(palace: &Palace, session: SessionId, last: Option<u64>, done: impl Fn(&[Sent]) -> bool) -> Vec<Sent> {
    let mut request =
        palace.request(Method::GET, &format!("/api/game-stream/{session}")).bearer_auth(palace.token(Some(session)));
    if let Some(last) = last {
        request = request.header("last-event-id", last.to_string());
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut body = response.bytes_stream();
    let mut text = String::new();
    let mut events = Vec::new();
    while !done(&events) {
        let Some(part) = body.next().await else { break };
        text.push_str(std::str::from_utf8(&part.unwrap()).unwrap());
        while let Some((block, rest)) = text.split_once("\n\n") {
            if !block.starts_with(':') {
                events.push(parse(block));
            }
            text = rest.to_owned();
        }
    }
    events
}

fn parse(block: &str) -> Sent {
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    Sent {
        id: field("id:").parse().unwrap(),
        name: field("event:"),
        data: serde_json::from_str(&field("data:")).unwrap(),
    }
}

fn newest_frame(events: &[Sent]) -> Option<&Value> {
    events.iter().rfind(|event| event.name == "frame").map(|event| &event.data)
}

fn picture(frame: &Value) -> RgbImage {
    let file = STANDARD.decode(frame["data"].as_str().unwrap()).unwrap();
    image::load_from_memory(&file).unwrap().to_rgb8()
}

#[tokio::test]
async fn frames_are_images_of_the_game() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    // Who comes early sees the window still empty, who comes late does not.
    let events = read(&palace, session, None, |events| {
        newest_frame(events).is_some_and(|frame| picture(frame).get_pixel(300, 10).0 == [0, 0, 60])
    })
    .await;
    let frame = newest_frame(&events).unwrap();
    assert_eq!((frame["width"].as_u64(), frame["height"].as_u64()), (Some(320), Some(240)));
    assert_eq!(frame["format"], "webp");
    assert!(frame["seq"].as_u64().unwrap() > 0);
    let picture = picture(frame);
    assert_eq!(picture.dimensions(), (320, 240));
    assert_eq!(picture.get_pixel(20, 120).0, [250, 200, 0]);
    palace.stop().await;
}

#[tokio::test]
async fn output_problem_state_and_end_arrive_in_order() {
    let palace = Palace::start().await;
    let session = palace.run("import pygame\nprint('one')\nraise ValueError('two')\n").await;
    let events = read(&palace, session, None, |_| false).await;
    let names: Vec<_> = events.iter().map(|event| event.name.as_str()).filter(|name| *name != "frame").collect();
    assert_eq!(names.first(), Some(&"state"));
    assert_eq!(names.last(), Some(&"end"));
    let data = |name: &str| &events.iter().find(|event| event.name == name).unwrap().data;
    assert_eq!(data("stdout")["text"], "one\n");
    assert_eq!((&data("problem")["line"], &data("problem")["kind"]), (&json!(3), &json!("ValueError")));
    assert_eq!(*data("end"), json!({ "reason": "crashed", "exit_code": 1 }));
    palace.stop().await;
}

#[tokio::test]
async fn a_claim_to_have_seen_everything_does_not_hide_the_end() {
    let palace = Palace::start().await;
    let session = palace.run("print('short')").await;
    let events = read(&palace, session, Some(u64::MAX), |_| false).await;
    assert_eq!(events.last().unwrap().name, "end");
    palace.stop().await;
}

#[tokio::test]
async fn a_reconnecting_viewer_is_not_told_twice() {
    let palace = Palace::start().await;
    let session = palace.run(&format!("print('once', flush=True)\n{SQUARE}")).await;
    let printed = |events: &[Sent]| events.iter().any(|event| event.name == "stdout");
    let first = read(&palace, session, None, printed).await;
    let last = first.iter().find(|event| event.name == "stdout").unwrap().id;
    let second = read(&palace, session, Some(last), |events| events.iter().any(|event| event.name == "frame")).await;
    assert!(!printed(&second), "{second:?}");
    palace.stop().await;
}
