//! Measures the lossless picture codec on recorded games: bytes and time a frame.
//!
//! ```text
//! cargo run --release -p shared --example measure_lossless -- [--packets] RECORDING...
//! ```
//!
//! A recording is width `u16` and height `u16`, little-endian, and then frames of `width * height` pixels, each blue, green,
//! red and an unused byte. With `--packets` the packets are written beside it, each after its length `u32`.
#![expect(clippy::print_stdout, reason = "what it measured is for the terminal")]

use std::fs;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use shared::stream::lossless::{Decoder, Encoder, TileSet};
use shared::stream::picture::Size;

const BYTES_PER_PIXEL: usize = 4;

fn main() -> anyhow::Result<()> {
    let (options, paths): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    println!(
        "{:<14} {:>6} {:>6} {:>8} {:>8} {:>8} {:>9} {:>9} {:>9}",
        "recording", "frames", "tiles", "first B", "B/frame", "B max", "enc us", "enc 95%", "dec us"
    );
    for path in paths.iter().map(PathBuf::from) {
        measure(&path, options.iter().any(|option| option == "--packets"))
            .with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn measure(path: &Path, keeps_packets: bool) -> anyhow::Result<()> {
    let mut recording = BufReader::new(fs::File::open(path)?);
    let mut header = [0; 4];
    recording.read_exact(&mut header)?;
    let [w0, w1, h0, h1] = header;
    let size = Size::new(u16::from_le_bytes([w0, w1]), u16::from_le_bytes([h0, h1]))?;
    let mut frame = vec![0; usize::from(size.width()) * usize::from(size.height()) * BYTES_PER_PIXEL];
    let mut shown = Vec::new();
    let (mut encoder, mut decoder) = (Encoder::new(), Decoder::new());
    let mut frames = Vec::new();
    let mut packets = Vec::new();
    while recording.read_exact(&mut frame).is_ok() {
        let pixels: Vec<u32> = frame
            .as_chunks()
            .0
            .iter()
            .map(|&[blue, green, red, _]| u32::from_be_bytes([0, red, green, blue]))
            .collect();
        let changed = if shown.is_empty() { TileSet::full(size) } else { differing(size, &shown, &pixels) };
        shown = pixels;
        if changed.is_empty() {
            continue;
        }
        let begin = Instant::now();
        let packet = encoder.encode(u32::try_from(frames.len())?, size, &shown, &changed);
        let encode = begin.elapsed();
        let begin = Instant::now();
        decoder.decode(&packet)?;
        let decode = begin.elapsed();
        ensure!(decoder.picture() == shown, "frame {} came out different", frames.len());
        frames.push(Frame { tiles: changed.len(), bytes: packet.len(), encode, decode });
        packets.extend_from_slice(&u32::try_from(packet.len())?.to_le_bytes());
        packets.extend_from_slice(&packet);
    }
    report(path, &frames);
    if keeps_packets {
        fs::File::create(path.with_extension("packets"))?.write_all(&packets)?;
    }
    Ok(())
}

struct Frame {
    tiles: usize,
    bytes: usize,
    encode: Duration,
    decode: Duration,
}

/// The first frame is a whole picture: it is told apart.
#[expect(clippy::cast_precision_loss, reason = "means of small numbers")]
fn report(path: &Path, frames: &[Frame]) {
    let Some((first, rest)) = frames.split_first() else { return };
    let mean = |of: fn(&Frame) -> f64| rest.iter().map(of).sum::<f64>() / rest.len().max(1) as f64;
    println!(
        "{:<14} {:>6} {:>6.1} {:>8} {:>8.1} {:>8} {:>9.1} {:>9.1} {:>9.1}",
        path.file_stem().unwrap_or_default().to_string_lossy(),
        rest.len(),
        mean(|frame| frame.tiles as f64),
        first.bytes,
        mean(|frame| frame.bytes as f64),
        rest.iter().map(|frame| frame.bytes).max().unwrap_or(0),
        quantile(rest, 50, |frame| frame.encode),
        quantile(rest, 95, |frame| frame.encode),
        quantile(rest, 50, |frame| frame.decode),
    );
}

/// In microseconds; what other programs on the machine delay is at the far end.
fn quantile(frames: &[Frame], percent: usize, of: fn(&Frame) -> Duration) -> f64 {
    let mut times: Vec<_> = frames.iter().map(of).collect();
    times.sort_unstable();
    times.get(times.len() * percent / 100).map_or(0.0, |time| time.as_secs_f64() * 1e6)
}

fn differing(size: Size, before: &[u32], after: &[u32]) -> TileSet {
    let mut set = TileSet::empty(size);
    let width = usize::from(size.width());
    for tile in 0..size.tiles() {
        let Some(area) = size.tile_at(tile) else { continue };
        let differs = (area.y..area.y + area.height).any(|y| {
            let row = y * width + area.x..y * width + area.x + area.width;
            before.get(row.clone()) != after.get(row)
        });
        if differs {
            set.insert(tile);
        }
    }
    set
}
