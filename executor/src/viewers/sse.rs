//! A viewer at the event stream: events and stills as server-sent events (WHATWG HTML §9.2).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_util::stream::{self, Stream};
use serde::Serialize;
use serde_json::Value;
use shared::api::GameEvent;
use tokio::time::{Instant, sleep, sleep_until};

use super::Viewer;
use crate::session::Still;

/// Time between two stills: a still costs far more than a play packet, for the executor and for the link.
const STILL_INTERVAL: Duration = Duration::from_millis(50);
const HEARTBEAT_INTERVAL: Duration = Duration::from_secs(10);
/// A comment line, which clients ignore.
const HEARTBEAT: &[u8] = b": still here\n\n";

/// What a `frame` event holds.
#[derive(Serialize)]
struct Frame<'a> {
    seq: u32,
    width: u16,
    height: u16,
    format: &'a str,
    data: String,
}

struct Feed {
    viewer: Viewer,
    next_still: Instant,
    ended: bool,
}

/// The bytes of an event stream for this viewer; ends after the `end` event.
pub fn stream(viewer: Viewer) -> impl Stream<Item = Result<Bytes, std::convert::Infallible>> {
    let feed = Feed { viewer, next_still: Instant::now(), ended: false };
    stream::unfold(feed, |mut feed| async move { feed.next().await.map(|bytes| (Ok(bytes), feed)) })
}

impl Feed {
    async fn next(&mut self) -> Option<Bytes> {
        if self.ended {
            return None;
        }
        loop {
            let still_is_due = self.viewer.seen_picture() != self.viewer.session().picture().version();
            tokio::select! {
                () = self.viewer.changed() => {}
                () = sleep_until(self.next_still), if still_is_due => {}
                () = sleep(HEARTBEAT_INTERVAL) => return Some(Bytes::from_static(HEARTBEAT)),
            }
            let news = self.news().await;
            if !news.is_empty() {
                return Some(Bytes::from(news));
            }
        }
    }

    async fn news(&mut self) -> String {
        let mut news = String::new();
        // The last picture is shown however soon it comes after the one before.
        let is_due = Instant::now() >= self.next_still || self.viewer.session().life().is_ended();
        if is_due && let Some(still) = self.still().await {
            self.next_still = Instant::now() + STILL_INTERVAL;
            news.push_str(&frame(self.viewer.seen_event(), &still));
        }
        for (number, event) in self.viewer.new_events() {
            self.ended |= matches!(event, GameEvent::End { .. });
            news.push_str(&message(number, &event));
        }
        news
    }

    async fn still(&mut self) -> Option<Still> {
        let session = std::sync::Arc::clone(self.viewer.session());
        if session.picture().version() == self.viewer.seen_picture() {
            return None;
        }
        let still = tokio::task::spawn_blocking(move || session.still()).await.ok()??;
        self.viewer.set_seen_picture(still.version);
        Some(still)
    }
}

fn frame(event_number: u64, still: &Still) -> String {
    let frame = Frame {
        seq: still.version,
        width: still.width,
        height: still.height,
        format: still.format.name(),
        data: STANDARD.encode(&still.data),
    };
    write(event_number, "frame", &serde_json::to_value(frame).unwrap_or_default())
}

/// The event's own `type` becomes the name of the message.
fn message(number: u64, event: &GameEvent) -> String {
    let mut value = serde_json::to_value(event).unwrap_or_default();
    let name = value.as_object_mut().and_then(|object| object.remove("type"));
    write(number, name.as_ref().and_then(Value::as_str).unwrap_or("message"), &value)
}

/// JSON never holds a line break, so one `data` line is always enough.
fn write(number: u64, name: &str, data: &Value) -> String {
    format!("id: {number}\nevent: {name}\ndata: {data}\n\n")
}

#[cfg(test)]
mod tests {
    use shared::api::{EndReason, OutputChannel};

    use super::*;

    #[test]
    fn messages_carry_name_number_and_one_line_of_data() {
        let event = GameEvent::Stdout { text: "a\nb".into(), channel: OutputChannel::Stdout };
        assert_eq!(message(7, &event), "id: 7\nevent: stdout\ndata: {\"channel\":\"stdout\",\"text\":\"a\\nb\"}\n\n");
        let end = GameEvent::End { reason: EndReason::TimeLimit, exit_code: None };
        assert_eq!(message(8, &end), "id: 8\nevent: end\ndata: {\"exit_code\":null,\"reason\":\"time_limit\"}\n\n");
    }
}
