//! Notices when an executor that holds a stream open does not live any more.

use std::time::Duration;

use futures_util::stream::{self, Stream, StreamExt as _};
use tokio::time::timeout;

/// Executors say something on every stream at least every 10 s, be it a ping or a comment; one that misses three is gone.
const SILENCE_LIMIT: Duration = Duration::from_secs(30);

/// The same stream, which ends when nothing has come for [`SILENCE_LIMIT`].
pub fn while_heard<S: Stream + Unpin>(stream: S) -> impl Stream<Item = S::Item> {
    stream::unfold(stream, async |mut stream| {
        let item = timeout(SILENCE_LIMIT, stream.next()).await.unwrap_or_else(|_| {
            tracing::warn!("an executor has fallen silent; its stream is ended");
            None
        })?;
        Some((item, stream))
    })
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc;
    use tokio::time::{Instant, sleep};

    use super::*;

    /// A stream of what is sent through the channel.
    fn stream_of(receiver: mpsc::Receiver<u8>) -> impl Stream<Item = u8> {
        stream::unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)))
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_that_says_something_now_and_then_goes_on() {
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(async move {
            for number in 0..5 {
                sleep(SILENCE_LIMIT * 9 / 10).await;
                sender.send(number).await.unwrap();
            }
        });
        let heard: Vec<_> = while_heard(Box::pin(stream_of(receiver))).collect().await;
        assert_eq!(heard, [0, 1, 2, 3, 4]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_that_falls_silent_ends() {
        let (sender, receiver) = mpsc::channel(1);
        sender.send(7).await.unwrap();
        let begun = Instant::now();
        let heard: Vec<_> = while_heard(Box::pin(stream_of(receiver))).collect().await;
        assert_eq!(heard, [7]);
        assert_eq!(begun.elapsed().as_secs(), SILENCE_LIMIT.as_secs());
        // It was there all the time: the silence ended the stream.
        drop(sender);
    }
}
