//! A viewer at the play socket: pictures and events out, input and acknowledgements in.

use std::time::Duration;

use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason, Closed};
use shared::api::{GameEvent, InputEvent, InputRequest};
use shared::stream::packet::{FromViewer, encode_event};
use tokio::time::{Instant, MissedTickBehavior, interval};

use super::Viewer;

/// Pictures that may be on their way to a viewer: enough to fill a link of 60 ms at 60 pictures a second.
const PICTURES_IN_FLIGHT: u32 = 4;
const PING_INTERVAL: Duration = Duration::from_secs(10);
/// A viewer that has sent nothing for this long, not even an answer to a ping, is gone.
const SILENCE_LIMIT: Duration = Duration::from_secs(30);

/// Serves the viewer until it leaves, misbehaves, or the session ends.
pub async fn serve(mut viewer: Viewer, mut socket: actix_ws::Session, mut messages: AggregatedMessageStream) {
    let mut acknowledged = 0;
    let mut ping = interval(PING_INTERVAL);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard = Instant::now();
    let reason = loop {
        let served = tokio::select! {
            () = viewer.changed() => show(&mut viewer, &mut socket, acknowledged).await,
            _ = ping.tick() => {
                if heard.elapsed() > SILENCE_LIMIT { Err(Closed) } else { socket.ping(b"").await.map(|()| None) }
            }
            message = messages.recv() => {
                heard = Instant::now();
                match message {
                    Some(Ok(AggregatedMessage::Binary(packet))) => match FromViewer::decode(&packet) {
                        Ok(FromViewer::Input(input)) => {
                            viewer.session().send_input(input);
                            Ok(None)
                        }
                        Ok(FromViewer::Acknowledge(sequence)) => {
                            acknowledged = sequence;
                            show(&mut viewer, &mut socket, acknowledged).await
                        }
                        Err(_) => Ok(Some(CloseCode::Invalid)),
                    },
                    Some(Ok(AggregatedMessage::Ping(payload))) => socket.pong(&payload).await.map(|()| None),
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
    viewer.session().send_input(InputRequest { events: vec![InputEvent::Blur] });
    let _ = socket.close(reason).await;
}

/// Sends what is new: events always, the picture when the viewer keeps up. Answers a close code after the last event.
async fn show(
    viewer: &mut Viewer,
    socket: &mut actix_ws::Session,
    acknowledged: u32,
) -> Result<Option<CloseCode>, Closed> {
    let keeps_up = viewer.seen_picture().wrapping_sub(acknowledged) < PICTURES_IN_FLIGHT;
    if keeps_up && let Some(packet) = viewer.new_picture() {
        socket.binary(packet).await?;
    }
    for (_, event) in viewer.new_events() {
        socket.binary(encode_event(&event)).await?;
        if matches!(event, GameEvent::End { .. }) {
            return Ok(Some(CloseCode::Normal));
        }
    }
    Ok(None)
}
