//! The packets that every decoder is tested with, and that they are still what the encoder writes.
//!
//! A file of `shared/vectors` holds one viewer's packets, each as its length `u32`, the packet, and the CRC-32 (ISO 3309) of
//! the picture after it as red, green and blue bytes, row by row. To write the files anew after a change of the format:
//!
//! ```text
//! WRITE_VECTORS=1 cargo nextest run -p shared --test picture_vectors
//! ```

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use shared::stream::lossless::{Decoder, Encoder, TileSet};
use shared::stream::picture::Size;

const SKY: u32 = 0x0078_beff;
const BRICK: u32 = 0x0096_4b1e;

/// One viewer's packets, being drawn.
struct Viewer {
    encoder: Encoder,
    decoder: Decoder,
    size: Size,
    pixels: Vec<u32>,
    sequence: u32,
    file: Vec<u8>,
}

impl Viewer {
    fn new(width: u16, height: u16) -> Self {
        let size = Size::new(width, height).unwrap();
        let (encoder, decoder) = (Encoder::new(), Decoder::new());
        let pixels = vec![0; usize::from(width) * usize::from(height)];
        Self { encoder, decoder, size, pixels, sequence: 0xffff_fff0, file: Vec::new() }
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.size = Size::new(width, height).unwrap();
        self.pixels = vec![0; usize::from(width) * usize::from(height)];
    }

    fn draw(&mut self, colour_at: impl Fn(u32, u32) -> u32) {
        let width = u32::from(self.size.width());
        for (index, pixel) in (0..).zip(&mut self.pixels) {
            *pixel = colour_at(index % width, index / width);
        }
    }

    fn send(&mut self, sent: &TileSet) {
        let packet = self.encoder.encode(self.sequence, self.size, &self.pixels, sent);
        self.sequence = self.sequence.wrapping_add(1);
        self.decoder.decode(&packet).unwrap();
        let shown = self.decoder.picture();
        let rgb: Vec<u8> = shown.iter().flat_map(|pixel| pixel.to_be_bytes().into_iter().skip(1)).collect();
        self.file.extend_from_slice(&u32::try_from(packet.len()).unwrap().to_le_bytes());
        self.file.extend_from_slice(&packet);
        self.file.extend_from_slice(&crc32(&rgb).to_le_bytes());
    }

    fn send_all(&mut self) {
        self.send(&TileSet::full(self.size));
        assert_eq!(self.decoder.picture(), self.pixels);
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

fn speckle(x: u32, y: u32) -> u32 {
    let mixed = (x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
    (mixed ^ mixed >> 15) & 0x00ff_ffff
}

fn is_in_disc(x: u32, y: u32, centre: (u32, u32), radius: u32) -> bool {
    x.abs_diff(centre.0).pow(2) + y.abs_diff(centre.1).pow(2) <= radius * radius
}

/// Discs that move over a plain background, one before the other.
fn shapes() -> Vec<u8> {
    let mut viewer = Viewer::new(160, 100);
    for time in 0..12 {
        viewer.draw(|x, y| {
            if is_in_disc(x, y, (20 + 5 * time, 40 + time), 15) {
                0x00dc_3c3c
            } else if is_in_disc(x, y, (130 - 4 * time, 50), 12) {
                0x003c_a05a
            } else if y < 14 && (x >> 2) & (time + 1) != 0 {
                0x00ff_ffff
            } else {
                SKY
            }
        });
        viewer.send_all();
    }
    viewer.file
}

/// A world that scrolls both ways under a display that stays, and a walker that jumps in it.
fn scroll() -> Vec<u8> {
    let mut viewer = Viewer::new(150, 90);
    for time in 0..14_u32 {
        let (dx, dy) = (3 * time, 40 - 2 * time);
        viewer.draw(|x, y| {
            let (world_x, world_y) = (x + dx, y + dy);
            if y < 8 {
                if x / 5 % 7 == time / 2 { 0x00ff_ff00 } else { 0 }
            } else if x.abs_diff(70) < 6 && y.abs_diff(50) < 9 {
                0x0028_3cc8
            } else if world_y / 20 % 2 == 0 && world_x / 40 % 3 == 0 {
                if world_x % 20 == 0 || world_y % 10 == 0 { 0x005a_2814 } else { BRICK }
            } else {
                SKY
            }
        });
        viewer.send_all();
    }
    viewer.file
}

/// A sprite over a background of many colours that comes to rest, goes on, and lets the background show again.
fn background() -> Vec<u8> {
    let mut viewer = Viewer::new(128, 64);
    for time in 0..30_u32 {
        let at = if time < 12 { 0 } else { (time - 12) * 4 };
        viewer.draw(|x, y| {
            let inside = x.wrapping_sub(at) < 20 && y.abs_diff(32) < 10;
            match (inside, x / 6 + y / 5 + x * y % 3) {
                (true, _) => 0x00f0_f000 | (x.wrapping_sub(at) ^ y) & 0xf,
                (false, colour) => 0x0014_5a28 + colour % 40 * 0x0002_0301,
            }
        });
        viewer.send_all();
    }
    viewer.file
}

/// A sign that blinks through the same states again and again, and appears, cut off, in a whole tile.
fn recalled() -> Vec<u8> {
    let mut viewer = Viewer::new(80, 40);
    for time in 0..150_u32 {
        let state = time % 6 + time / 140 * time;
        viewer.draw(|x, y| {
            let last = x >= 64;
            let (sign_x, sign_y) = if last { (x - 64, y) } else { (x, y) };
            let shown = if time % 37 == 36 { sign_x < 16 && y < 32 } else { last };
            if shown && y < 32 { (((sign_x * state) ^ sign_y) * 0x0007_0b05) & 0x00ff_ffff } else { 0 }
        });
        viewer.send_all();
    }
    viewer.file
}

/// Tiles of noise and of slopes, among others that are plain; tiles are cut off at both edges.
fn rich() -> Vec<u8> {
    let mut viewer = Viewer::new(75, 45);
    for time in 0..3 {
        viewer.draw(|x, y| match (x / 32, y / 32) {
            (0, 0) => speckle(x + time, y) & 0x00ff_fff0,
            (1, 0) => (x * 3 + y + time) << 16 | (y * 5) << 8 | (x * 2 + (speckle(x, y) & 7)),
            (2, _) => speckle(x, y + time),
            _ => SKY,
        });
        viewer.send_all();
    }
    viewer.file
}

/// Tiles sent little by little, a reset, sizes down to a single pixel, and packets in which nothing changed.
fn pieces() -> Vec<u8> {
    let mut viewer = Viewer::new(100, 70);
    viewer.draw(|x, y| if x / 10 + y / 10 == 9 { BRICK } else { SKY });
    for part in 0..3 {
        let mut sent = TileSet::empty(viewer.size);
        (0..viewer.size.tiles()).filter(|tile| tile % 3 == part).for_each(|tile| sent.insert(tile));
        viewer.send(&sent);
    }
    viewer.send_all();
    viewer.encoder.reset();
    viewer.send(&TileSet::empty(viewer.size));
    viewer.send_all();
    for (width, height) in [(1, 1), (33, 31), (9, 40)] {
        viewer.resize(width, height);
        viewer.draw(|x, y| if (x ^ y) & 4 == 0 { BRICK } else { 0x00ff_ffff });
        viewer.send_all();
        viewer.draw(|x, y| if ((x + 2) ^ y) & 4 == 0 { BRICK } else { 0x00ff_ffff });
        viewer.send_all();
    }
    viewer.file
}

/// One packet that depends on no other: red is the column, green the row, and blue 16 right of the first tile.
fn whole() -> Vec<u8> {
    let size = Size::new(40, 20).unwrap();
    let rows = (0..20_u32).flat_map(|y| (0..40_u32).map(move |x| x << 16 | y << 8 | (x / 32 * 16)));
    Encoder::new().encode(0xffff_fffe, size, &rows.collect::<Vec<_>>(), &TileSet::full(size))
}

#[rstest::rstest]
#[case("vectors/shapes.packets", shapes())]
#[case("vectors/scroll.packets", scroll())]
#[case("vectors/background.packets", background())]
#[case("vectors/recalled.packets", recalled())]
#[case("vectors/rich.packets", rich())]
#[case("vectors/pieces.packets", pieces())]
#[case("../gateway/web/src/player/fixtures/whole-40x20.bin", whole())]
fn the_vectors_are_what_the_encoder_writes(#[case] name: &str, #[case] written: Vec<u8>) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("WRITE_VECTORS").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let kept = std::fs::read(&path).unwrap();
    assert!(kept == written, "the encoder no longer writes what is in {name}");
}

/// The decoder in Python is written from `docs/STREAM.md` alone: it shows that the description is complete.
#[test]
fn the_example_decoder_reads_the_vectors() {
    let test = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/examples/test_picture_decoder.py");
    let output = std::process::Command::new("python3").arg("-B").arg(test).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
