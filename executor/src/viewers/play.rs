//! A viewer at the play socket: pictures and events out, input and acknowledgements in.

use std::sync::Arc;
use std::time::Duration;

use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason, Closed};
use bytes::Bytes;
use shared::api::{GameEvent, InputEvent, InputRequest};
use shared::stream::packet::{FromViewer, encode_event};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};

use super::Viewer;
use super::feed::Feed;
use crate::session::Listener;

const PING_INTERVAL: Duration = Duration::from_secs(10);
/// A viewer that has sent nothing for this long, not even an answer to a ping, is gone.
const SILENCE_LIMIT: Duration = Duration::from_secs(30);

/// Serves the viewer until it leaves, misbehaves, or the session ends.
pub async fn serve(viewer: Viewer, socket: actix_ws::Session, mut messages: AggregatedMessageStream) {
    let listener = Some(viewer.session().sound().listen());
    let mut show = Show { viewer, socket, feed: Feed::new(Instant::now()), listener };
    let mut ping = interval(PING_INTERVAL);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard = Instant::now();
    let reason = loop {
        let served = tokio::select! {
            () = show.viewer.changed() => show.news().await,
            () = sleep_until(show.feed.wake().unwrap_or(heard)), if show.feed.wake().is_some() => show.news().await,
            packet = next_sound(&mut show.listener) => show.send(packet).await.map(|()| None),
            _ = ping.tick() => {
                if heard.elapsed() > SILENCE_LIMIT { Err(Closed) } else { show.socket.ping(b"").await.map(|()| None) }
            }
            message = messages.recv() => {
                heard = Instant::now();
                match message {
                    Some(Ok(AggregatedMessage::Binary(packet))) => match FromViewer::decode(&packet) {
                        Ok(FromViewer::Input(input)) => {
                            show.viewer.session().send_input(input);
                            Ok(None)
                        }
                        Ok(FromViewer::Acknowledge(sequence)) => {
                            show.feed.acknowledged(sequence);
                            show.news().await
                        }
                        Ok(FromViewer::Settings(settings)) => {
                            show.viewer.set_visible(settings.visible);
                            show.viewer.set_holding(settings.paused);
                            show.listen(settings.sound && settings.visible);
                            show.feed.set(settings);
                            show.news().await
                        }
                        Err(_) => Ok(Some(CloseCode::Invalid)),
                    },
                    Some(Ok(AggregatedMessage::Ping(payload))) => show.socket.pong(&payload).await.map(|()| None),
                    Some(Ok(AggregatedMessage::Pong(_))) => Ok(None),
                    Some(Ok(AggregatedMessage::Text(_))) => Ok(Some(CloseCode::Unsupported)),
                    Some(Ok(AggregatedMessage::Close(_))) | None => Ok(Some(CloseCode::Normal)),
                    Some(Err(_)) => Ok(Some(CloseCode::Protocol)),
                }
            }
        };
        match served {
            Ok(None) => {}
            Ok(Some(code)) => break Some(CloseReason::from(code)),
            Err(Closed) => break None,
        }
    };
    // Whatever the viewer held down when it left must not stay down.
    show.viewer.session().send_input(InputRequest { events: vec![InputEvent::Blur] });
    let _ = timeout(SILENCE_LIMIT, show.socket.close(reason)).await;
}

/// The next sound packet; never, for one who does not listen.
async fn next_sound(listener: &mut Option<Listener>) -> Bytes {
    match listener {
        Some(listener) => listener.next().await,
        None => std::future::pending().await,
    }
}

/// What one viewer is shown.
struct Show {
    viewer: Viewer,
    socket: actix_ws::Session,
    feed: Feed,
    /// None while no sound is wanted.
    listener: Option<Listener>,
}

impl Show {
    /// Sends what is new: events always, the picture when its link has room or when it is the last. Answers a close code
    /// after the last event.
    async fn news(&mut self) -> Result<Option<CloseCode>, Closed> {
        let session = Arc::clone(self.viewer.session());
        let is_last = session.life().is_ended();
        while let Some(packet) = self.feed.next(&session, is_last).await {
            self.send(packet).await?;
            if is_last {
                break;
            }
        }
        for (_, event) in self.viewer.new_events() {
            self.send(Bytes::from(encode_event(&event))).await?;
            if matches!(event, GameEvent::End { .. }) {
                return Ok(Some(CloseCode::Normal));
            }
        }
        Ok(None)
    }

    /// Begins or ceases to pass on sound.
    fn listen(&mut self, wanted: bool) {
        match (wanted, &self.listener) {
            (true, None) => self.listener = Some(self.viewer.session().sound().listen()),
            (false, Some(_)) => self.listener = None,
            _ => {}
        }
    }

    /// A viewer that takes nothing for long is gone, whatever else it sends.
    async fn send(&mut self, packet: Bytes) -> Result<(), Closed> {
        timeout(SILENCE_LIMIT, self.socket.binary(packet)).await.unwrap_or(Err(Closed))
    }
}
