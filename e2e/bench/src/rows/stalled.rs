//! One of two viewers takes nothing for a minute: the other one, the executor's memory, and what it sees on its return.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use client::canvas::Canvas;
use client::palace::Palace;
use shared::stream::lossless::Decoder;
use tokio::time::{Instant, sleep, timeout};

use super::say;
use crate::arguments::Arguments;
use crate::number::{float, milliseconds, short};
use crate::process;
use crate::programs;
use crate::result::{Figure, Limit, Outcome};
use crate::viewer::{Game, Viewer, lossless};

pub(crate) const WORDS: &str = "\
A game of 60 frames/s writes the number of each frame into its picture. Two viewers decode it; one stops to read its socket \
altogether. Compared are the other one's frames before and meanwhile, the executor's memory (PSS) at the beginning and \
at the end, and the time from the return to a picture that is at least as new as the other viewer's at that moment. A viewer \
that was let go meanwhile opens its socket again, as the page does.";

const BITS: u32 = 16;
const SQUARE: u32 = 32;
const RETURN_TIMEOUT: Duration = Duration::from_secs(20);
/// The budget's words are `memory flat`: what an allocator keeps around is not growth.
const FLAT_MIB: f64 = 4.0;

/// The number in the picture.
fn number_in(canvas: &Canvas) -> u64 {
    let shown = canvas.shown();
    let is_white = |bit: &u32| {
        shown
            .get_pixel_checked(bit * SQUARE + SQUARE / 2, SQUARE / 2)
            .is_some_and(|pixel| pixel.0.iter().all(|part| *part > 128))
    };
    (0..BITS).filter(is_white).map(|bit| 1 << bit).sum()
}

/// A viewer that decodes.
struct Reader {
    viewer: Viewer,
    /// In a box, as it is kept across waiting and is large.
    decoder: Box<Decoder>,
    canvas: Canvas,
}

impl Reader {
    async fn open(palace: &Palace, game: &Game) -> anyhow::Result<Self> {
        let viewer = Viewer::open(palace, game.session, None, lossless()).await?;
        Ok(Self { viewer, decoder: Box::default(), canvas: Canvas::default() })
    }

    /// The number in the next picture.
    async fn next(&mut self) -> anyhow::Result<u64> {
        loop {
            if let Some(packet) = self.viewer.next_picture().await? {
                let decoded = self.decoder.decode(&packet)?;
                self.canvas.show(decoded.size, self.decoder.picture());
                return Ok(number_in(&self.canvas));
            }
        }
    }
}

pub(crate) async fn measure(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let program = programs::game(&arguments.programs(), "games/counter")?;
    let palace = Palace::sign_in(&arguments.url).await?;
    let game = Game::start(&palace, &program).await?;
    let measured = watch(arguments, &palace, &game).await;
    palace.stop(game.session).await?;
    measured
}

async fn watch(arguments: &Arguments, palace: &Palace, game: &Game) -> anyhow::Result<Outcome> {
    let (stall, before_for) = arguments.or_quick((60, 10), (10, 5));
    let mut other = Reader::open(palace, game).await?;
    other.next().await?;
    let (frames, latest) = (Arc::<AtomicU64>::default(), Arc::<AtomicU64>::default());
    let (counter, newest) = (Arc::clone(&frames), Arc::clone(&latest));
    let other = tokio::spawn(async move {
        while let Ok(number) = other.next().await {
            counter.fetch_add(1, Ordering::Relaxed);
            newest.store(number, Ordering::Relaxed);
        }
    });
    let rate = async |seconds: u64| {
        let (begin, before) = (Instant::now(), frames.load(Ordering::Relaxed));
        sleep(Duration::from_secs(seconds)).await;
        float(frames.load(Ordering::Relaxed) - before) / begin.elapsed().as_secs_f64()
    };
    let mut stalling = Reader::open(palace, game).await?;
    timeout(Duration::from_secs(before_for), async { while stalling.next().await.is_ok() {} }).await.ok();

    let before = rate(before_for).await;
    let memory = process::pss_kib(arguments.executor);
    let during = rate(stall).await;
    let grown = float(process::pss_kib(arguments.executor)) - float(memory);
    say(&format!("the other viewer: {} frames/s, before {}", short(during), short(before)));

    let (begin, wanted) = (Instant::now(), latest.load(Ordering::Relaxed));
    let returned = timeout(RETURN_TIMEOUT, catch_up(stalling, palace, game, wanted)).await;
    other.abort();
    let back = milliseconds(begin.elapsed());
    let (older, reopened) = returned??;
    let how = if reopened { "opened its socket again" } else { "still had its socket" };
    say(&format!("back after {} ms; it {how}", short(back)));
    Ok(Outcome {
        figures: vec![
            Figure::new("beside a stalled viewer: frames of the other", "frames/s", during)
                .beside("before", before)
                .within(Limit::AtLeast(before * 0.95)),
            Figure::new("a viewer stalls: the executor's memory grows", "MiB", grown / 1024.0)
                .within(Limit::AtMost(FLAT_MIB)),
            Figure::new("a stalled viewer returns → latest picture", "ms", back).within(Limit::AtMost(1000.0)),
        ],
        notes: vec![format!("It stalled for {stall} s. On its return it {how} and saw {older} older pictures first.")],
        ..Outcome::default()
    })
}

/// Reads until the picture is as new as wanted; answers how many older ones came, and whether the socket had to be opened.
async fn catch_up(mut reader: Reader, palace: &Palace, game: &Game, wanted: u64) -> anyhow::Result<(u64, bool)> {
    let (mut stale, mut reopened) = (0, false);
    loop {
        match reader.next().await {
            Ok(number) if number >= wanted => return Ok((stale, reopened)),
            Ok(_) => stale += 1,
            Err(error) if reopened => return Err(error),
            Err(_) => {
                reader = Reader::open(palace, game).await?;
                reopened = true;
            }
        }
    }
}
