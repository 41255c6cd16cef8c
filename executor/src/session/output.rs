//! What a program prints: bytes into text, at a pace viewers can follow, up to a bound.

use shared::api::OutputChannel;
use tokio::time::Instant;

/// Text shown a second, in bytes, after a first burst of as much.
const BYTES_PER_SECOND: f64 = 64.0 * 1024.0;
/// Everything a program may print, in bytes; far more than anybody reads.
const MAX_TOTAL_BYTES: u64 = 8 * 1024 * 1024;
/// Shown once in the place of output that came too fast.
const SKIPPED: &str = "\n… some output was skipped: it came too fast to show …\n";

/// The program printed more than a game may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flooded;

/// Turns one program's output into text for viewers.
#[derive(Debug)]
pub struct Output {
    partial: [Vec<u8>; 2],
    total: u64,
    allowance: f64,
    refilled: Instant,
    skipping: bool,
}

impl Output {
    /// Nothing printed yet.
    #[must_use]
    pub fn new(now: Instant) -> Self {
        Self {
            partial: [Vec::new(), Vec::new()],
            total: 0,
            allowance: BYTES_PER_SECOND,
            refilled: now,
            skipping: false,
        }
    }

    /// Takes in bytes; answers the text to show, which may be none.
    ///
    /// # Errors
    /// [`Flooded`].
    pub fn take(&mut self, channel: OutputChannel, bytes: &[u8], now: Instant) -> Result<Option<String>, Flooded> {
        self.total += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.total > MAX_TOTAL_BYTES {
            return Err(Flooded);
        }
        let elapsed = now.saturating_duration_since(self.refilled).as_secs_f64();
        self.allowance = (self.allowance + elapsed * BYTES_PER_SECOND).min(BYTES_PER_SECOND);
        self.refilled = now;
        let cost = f64::from(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        let [stdout, stderr] = &mut self.partial;
        let partial = if channel == OutputChannel::Stdout { stdout } else { stderr };
        if cost > self.allowance {
            partial.clear();
            let first = !std::mem::replace(&mut self.skipping, true);
            return Ok(first.then(|| SKIPPED.to_owned()));
        }
        self.allowance -= cost;
        self.skipping = false;
        partial.extend_from_slice(bytes);
        let text = take_text(partial);
        Ok((!text.is_empty()).then_some(text))
    }
}

/// Everything that is complete; a character cut in the middle stays for the next time.
fn take_text(partial: &mut Vec<u8>) -> String {
    let cut = match std::str::from_utf8(partial) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => last_character_start(partial),
    };
    let rest = partial.split_off(cut);
    let text = String::from_utf8_lossy(partial).into_owned();
    *partial = rest;
    text
}

/// Where a character begins that the last bytes leave unfinished; the length where none does.
fn last_character_start(bytes: &[u8]) -> usize {
    let tail = bytes.len().saturating_sub(3);
    (tail..bytes.len())
        .find(|&start| {
            bytes.get(start..).is_some_and(|end| {
                std::str::from_utf8(end).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
            })
        })
        .unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    fn shown(output: &mut Output, bytes: &[u8], now: Instant) -> String {
        output.take(OutputChannel::Stdout, bytes, now).unwrap().unwrap_or_default()
    }

    proptest! {
        #[test]
        fn text_survives_being_cut_anywhere(text in "\\PC{0,60}", cut in 0usize..200) {
            let now = Instant::now();
            let mut output = Output::new(now);
            let (first, second) = text.as_bytes().split_at(cut.min(text.len()));
            let joined = shown(&mut output, first, now) + &shown(&mut output, second, now);
            prop_assert_eq!(joined, text);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_such() {
        let now = Instant::now();
        assert_eq!(shown(&mut Output::new(now), b"a\xffb", now), "a\u{fffd}b");
    }

    #[test]
    fn a_flood_is_thinned_out_then_flows_again_then_ends_the_game() {
        let now = Instant::now();
        let mut output = Output::new(now);
        let block = vec![b'x'; 60 * 1024];
        assert_eq!(shown(&mut output, &block, now).len(), block.len());
        assert_eq!(shown(&mut output, &block, now), SKIPPED);
        assert_eq!(shown(&mut output, &block, now), "");
        assert_eq!(shown(&mut output, b"again", now + Duration::from_secs(1)), "again");
        let flooded = (0..1000).find_map(|_| output.take(OutputChannel::Stderr, &block, now).err());
        assert_eq!(flooded, Some(Flooded));
    }
}
