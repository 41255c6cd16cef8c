//! `GET /api/play/{session_id}`.

use reqwest::Method;
use shared::api::InputEvent;

use crate::support::{Palace, SQUARE, press, problem};

#[tokio::test]
async fn a_key_moves_the_picture() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0 && watched.pixel(20, 120) == [250, 200, 0]).await;
    socket.input(press("ArrowRight")).await;
    socket.until(|watched| watched.pixel(60, 120) == [250, 200, 0] && watched.pixel(20, 120) == [0, 0, 60]).await;
    palace.stop().await;
}

#[tokio::test]
async fn keys_text_pointer_and_wheel_arrive_as_themselves() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    let mut events = Vec::new();
    for code in ["KeyA", "Space", "ArrowLeft", "Digit1", "Enter", "Escape", "F5"] {
        events.extend(press(code));
    }
    events.push(InputEvent::KeyDown { code: "ShiftLeft".into(), key: None });
    events.extend(press("KeyB"));
    events.push(InputEvent::KeyUp { code: "ShiftLeft".into() });
    events.push(InputEvent::PointerDown { x: 33.0, y: 44.0, button: 0 });
    events.push(InputEvent::PointerUp { x: 33.0, y: 44.0, button: 0 });
    events.push(InputEvent::PointerDown { x: 5.0, y: 6.0, button: 2 });
    events.push(InputEvent::PointerUp { x: 5.0, y: 6.0, button: 2 });
    events.push(InputEvent::Wheel { dx: 0.0, dy: 1.0 });
    events.push(InputEvent::Text { text: "é".into() });
    events.push(InputEvent::KeyDown { code: "NoSuchKey".into(), key: None });
    events.push(InputEvent::KeyDown { code: "KeyY".into(), key: Some('z') });
    events.push(InputEvent::KeyUp { code: "KeyY".into() });
    events.push(InputEvent::KeyDown { code: "Minus".into(), key: Some('ß') });
    events.push(InputEvent::KeyUp { code: "Minus".into() });
    socket.input(events).await;
    socket.input(press("KeyZ")).await;
    let output = socket.until(|watched| watched.output().contains("up z")).await.output();
    for line in [
        "key a a",
        "key space  ",
        "key left",
        "key 1 1",
        "key return",
        "key escape",
        "key f5",
        "key b B",
        "mouse 1 33 44",
        "mouse 3 5 6",
        "wheel 0 -1",
        "key y z",
        "key - ß",
    ] {
        assert!(output.contains(line), "{line:?} is missing in {output}");
    }
    assert!(output.contains('é'), "{output}");
    palace.stop().await;
}

#[tokio::test]
async fn losing_the_viewer_releases_its_keys() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let mut first = palace.watch(session).await;
    first.until(|watched| watched.pictures > 0).await;
    first.input(vec![InputEvent::KeyDown { code: "KeyH".into(), key: None }]).await;
    first.until(|watched| watched.output().contains("key h")).await;
    drop(first);
    let mut second = palace.watch(session).await;
    second.until(|watched| watched.output().contains("up h")).await;
    palace.stop().await;
}

#[tokio::test]
async fn a_late_viewer_gets_the_whole_picture_and_what_was_printed() {
    let palace = Palace::start().await;
    let session = palace.run(&format!("print('early', flush=True)\n{SQUARE}")).await;
    let mut first = palace.watch(session).await;
    first.until(|watched| watched.pictures > 0 && watched.output() == "early\n").await;
    let mut late = palace.watch(session).await;
    let watched = late
        .until(|watched| watched.pictures > 0 && watched.output() == "early\n" && watched.pixel(300, 10) == [0, 0, 60])
        .await;
    assert_eq!(watched.pixel(20, 120), [250, 200, 0]);
    palace.stop().await;
}

#[tokio::test]
async fn nonsense_closes_the_socket_and_not_the_game() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    for packet in [vec![], vec![0], vec![0x82, 1], b"\x81{\"events\":[{\"type\":\"explode\"}]}".to_vec()] {
        let mut socket = palace.watch(session).await;
        socket.send(packet).await;
        assert_eq!(socket.into_watched().await.end(), None);
    }
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    palace.stop().await;
}

#[tokio::test]
async fn a_request_that_is_no_websocket_is_refused() {
    let palace = Palace::start().await;
    let session = palace.run(SQUARE).await;
    let request = palace.request(Method::GET, &format!("/api/play/{session}")).bearer_auth(palace.token(Some(session)));
    assert_eq!(problem(request.send().await.unwrap(), 426).await.code, "upgrade_required");
    palace.stop().await;
}
