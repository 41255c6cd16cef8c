//! Encoder and decoder against each other.

use proptest::prelude::*;

use super::{Decoder, Encoder, TileSet};
use crate::limits::MAX_PICTURE_WIDTH;
use crate::stream::picture::{PictureError, Size};

/// One thing a game does to its picture.
#[derive(Debug, Clone)]
enum Edit {
    Fill {
        colour: u32,
    },
    Rectangle {
        x: usize,
        y: usize,
        width: usize,
        height: usize,
        colour: u32,
    },
    Scroll {
        dx: isize,
        dy: isize,
    },
    Noise {
        x: usize,
        y: usize,
        seed: u32,
    },
    Slope {
        step: u32,
    },
    Resize {
        width: u16,
        height: u16,
    },
    Reset,
    /// Send only every n-th of the changed tiles.
    Subset {
        every: usize,
    },
}

fn edit() -> impl Strategy<Value = Edit> {
    let colour = prop_oneof![Just(0), Just(0x00ff_ffff), Just(0x0010_2030), 0..=0x00ff_ffff_u32];
    prop_oneof![
        1 => colour.clone().prop_map(|colour| Edit::Fill { colour }),
        6 => (0..100_usize, 0..80_usize, 1..60_usize, 1..60_usize, colour)
            .prop_map(|(x, y, width, height, colour)| Edit::Rectangle { x, y, width, height, colour }),
        3 => (-40..40_isize, -40..40_isize).prop_map(|(dx, dy)| Edit::Scroll { dx, dy }),
        2 => (0..100_usize, 0..80_usize, any::<u32>()).prop_map(|(x, y, seed)| Edit::Noise { x, y, seed }),
        1 => (1..999_u32).prop_map(|step| Edit::Slope { step }),
        1 => (1..130_u16, 1..100_u16).prop_map(|(width, height)| Edit::Resize { width, height }),
        1 => Just(Edit::Reset),
        2 => (2..5_usize).prop_map(|every| Edit::Subset { every }),
    ]
}

/// A game's picture, and what of it a viewer was not yet sent.
struct Game {
    size: Size,
    pixels: Vec<u32>,
    encoder: Encoder,
    pending: TileSet,
}

impl Game {
    fn new(width: u16, height: u16) -> Self {
        let size = Size::new(width, height).unwrap();
        let pixels = vec![0; usize::from(width) * usize::from(height)];
        Self { size, pixels, encoder: Encoder::new(), pending: TileSet::empty(size) }
    }

    fn apply(&mut self, edit: &Edit) -> usize {
        let (width, height) = (usize::from(self.size.width()), usize::from(self.size.height()));
        let before = self.pixels.clone();
        let mut every = 1;
        match *edit {
            Edit::Fill { colour } => self.pixels.fill(colour),
            Edit::Rectangle { x, y, width: w, height: h, colour } => {
                for y in y..height.min(y + h) {
                    for x in x..width.min(x + w) {
                        self.pixels[y * width + x] = colour;
                    }
                }
            }
            Edit::Scroll { dx, dy } => {
                for y in 0..height {
                    for x in 0..width {
                        let from = (x.checked_add_signed(-dx), y.checked_add_signed(-dy));
                        if let (Some(from_x), Some(from_y)) = from
                            && from_x < width
                            && from_y < height
                        {
                            self.pixels[y * width + x] = before[from_y * width + from_x];
                        }
                    }
                }
            }
            Edit::Noise { x, y, mut seed } => {
                for y in y..height.min(y + 40) {
                    for x in x..width.min(x + 40) {
                        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        self.pixels[y * width + x] = seed >> 8;
                    }
                }
            }
            Edit::Slope { step } => {
                for (index, pixel) in (0_u32..).zip(&mut self.pixels) {
                    *pixel = index.wrapping_mul(step) & 0x00ff_ffff;
                }
            }
            Edit::Resize { width, height } => {
                self.size = Size::new(width, height).unwrap();
                self.pixels = vec![0x0033_6699; usize::from(width) * usize::from(height)];
                self.pending = TileSet::full(self.size);
            }
            Edit::Reset => {
                self.encoder.reset();
                self.pending = TileSet::full(self.size);
            }
            Edit::Subset { every: n } => every = n,
        }
        if before.len() == self.pixels.len() {
            for tile in differing(self.size, &before, &self.pixels).iter() {
                self.pending.insert(tile);
            }
        }
        every
    }
}

fn differing(size: Size, left: &[u32], right: &[u32]) -> TileSet {
    let mut set = TileSet::empty(size);
    for (index, (left, right)) in left.iter().zip(right).enumerate() {
        if left != right {
            let (x, y) = (index % usize::from(size.width()), index / usize::from(size.width()));
            set.insert(y / 32 * usize::from(size.columns()) + x / 32);
        }
    }
    set
}

fn tile_pixels(size: Size, pixels: &[u32], tile: usize) -> Vec<u32> {
    let area = size.tile_at(tile).unwrap();
    let rows = pixels.chunks_exact(usize::from(size.width())).skip(area.y).take(area.height);
    rows.flat_map(|row| &row[area.x..area.x + area.width]).copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_viewer_sees_every_tile_that_was_sent_and_no_other_changes(
        width in 1..130_u16, height in 1..100_u16, edits in prop::collection::vec(edit(), 1..24)
    ) {
        let mut game = Game::new(width, height);
        let mut decoder = Decoder::new();
        for (sequence, edit) in (0..).zip(&edits) {
            let every = game.apply(edit);
            let mut sent = TileSet::empty(game.size);
            for tile in game.pending.iter().filter(|tile| tile % every == 0) {
                sent.insert(tile);
            }
            let before = decoder.picture().to_vec();
            let packet = game.encoder.encode(sequence, game.size, &game.pixels, &sent);
            let decoded = decoder.decode(&packet).unwrap();
            prop_assert_eq!((decoded.sequence, decoded.size), (sequence, game.size));
            prop_assert_eq!(game.encoder.shown().unwrap(), (game.size, decoder.picture()));
            for tile in 0..game.size.tiles() {
                let seen = tile_pixels(game.size, decoder.picture(), tile);
                if sent.contains(tile) {
                    prop_assert_eq!(seen, tile_pixels(game.size, &game.pixels, tile));
                    game.pending.remove(tile);
                } else if decoded.reset {
                    prop_assert!(seen.iter().all(|&pixel| pixel == 0));
                } else {
                    prop_assert_eq!(seen, tile_pixels(game.size, &before, tile));
                }
            }
        }
    }

    #[test]
    fn a_damaged_packet_is_refused_or_read_within_bounds(
        edits in prop::collection::vec(edit(), 1..5),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, any::<u8>()), 1..6)
    ) {
        let mut game = Game::new(70, 50);
        let mut decoder = Decoder::new();
        for (sequence, edit) in (0..).zip(&edits) {
            game.apply(edit);
            let mut packet = game.encoder.encode(sequence, game.size, &game.pixels, &TileSet::full(game.size));
            if sequence + 1 == u32::try_from(edits.len()).unwrap() {
                for &(at, kind, byte) in &damage {
                    let at = at.index(packet.len());
                    match kind {
                        0 => packet[at] ^= byte,
                        1 => packet.insert(at, byte),
                        _ => packet.truncate(at.max(1)),
                    }
                }
            }
            match decoder.decode(&packet) {
                Ok(decoded) => {
                    let pixels = usize::from(decoded.size.width()) * usize::from(decoded.size.height());
                    prop_assert_eq!(decoder.picture().len(), pixels);
                    prop_assert!(decoder.picture().iter().all(|pixel| pixel >> 24 == 0));
                }
                Err(_) => prop_assert!(decoder.picture().is_empty()),
            }
        }
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(mut bytes: Vec<u8>, valid_start: bool) {
        if valid_start {
            let start = [1, 0, 0, 0, 0, 90, 0, 70, 0, 1];
            bytes.splice(0..bytes.len().min(start.len()), start);
        }
        let _ = Decoder::new().decode(&bytes);
    }
}

fn drawn_once() -> (Game, Vec<u8>) {
    let mut game = Game::new(100, 50);
    game.apply(&Edit::Rectangle { x: 20, y: 10, width: 40, height: 20, colour: 0x00aa_bbcc });
    let packet = game.encoder.encode(7, game.size, &game.pixels, &TileSet::full(game.size));
    (game, packet)
}

#[test]
fn nothing_new_is_a_small_packet() {
    let (mut game, first) = drawn_once();
    let packet = game.encoder.encode(8, game.size, &game.pixels, &TileSet::full(game.size));
    assert!(packet.len() <= 12, "{} bytes", packet.len());
    let mut decoder = Decoder::new();
    decoder.decode(&first).unwrap();
    assert!(decoder.decode(&packet).unwrap().changed.is_empty());
}

#[test]
fn a_picture_that_scrolls_by_itself_is_a_small_packet() {
    let mut game = Game::new(128, 96);
    game.apply(&Edit::Noise { x: 30, y: 20, seed: 1 });
    game.encoder.encode(1, game.size, &game.pixels, &TileSet::full(game.size));
    game.apply(&Edit::Scroll { dx: 7, dy: -5 });
    let packet = game.encoder.encode(2, game.size, &game.pixels, &TileSet::full(game.size));
    assert!(packet.len() < 60, "{} bytes", packet.len());
}

#[test]
fn noise_costs_little_more_than_its_pixels() {
    let mut game = Game::new(40, 40);
    game.apply(&Edit::Noise { x: 0, y: 0, seed: 1 });
    let packet = game.encoder.encode(1, game.size, &game.pixels, &TileSet::full(game.size));
    assert!(packet.len() < 40 * 40 * 3 * 115 / 100, "{} bytes", packet.len());
}

#[test]
fn the_estimate_is_near_for_shapes_and_for_noise() {
    let (game, _) = drawn_once();
    let all = TileSet::full(game.size);
    assert!(game.encoder.estimate(game.size, &game.pixels, &all) < 200);
    let mut noisy = Game::new(100, 50);
    noisy.apply(&Edit::Noise { x: 0, y: 0, seed: 1 });
    assert!(noisy.encoder.estimate(noisy.size, &noisy.pixels, &all) > 40 * 40);
}

#[test]
fn a_packet_that_builds_on_others_is_refused_alone() {
    let (mut game, _) = drawn_once();
    game.apply(&Edit::Fill { colour: 1 });
    let packet = game.encoder.encode(8, game.size, &game.pixels, &TileSet::full(game.size));
    assert_eq!(Decoder::new().decode(&packet), Err(PictureError::Malformed));
}

#[test]
fn after_a_malformed_packet_only_a_reset_is_read() {
    let (mut game, first) = drawn_once();
    let mut decoder = Decoder::new();
    decoder.decode(&first).unwrap();
    assert_eq!(decoder.decode(&first[..9]), Err(PictureError::Malformed));
    game.apply(&Edit::Fill { colour: 1 });
    let next = game.encoder.encode(8, game.size, &game.pixels, &TileSet::full(game.size));
    assert_eq!(decoder.decode(&next), Err(PictureError::Malformed));
    game.encoder.reset();
    let reset = game.encoder.encode(9, game.size, &game.pixels, &TileSet::full(game.size));
    assert!(decoder.decode(&reset).unwrap().reset);
    assert_eq!(decoder.picture(), game.pixels);
}

#[rstest::rstest]
#[case::another_kind(0, 2, PictureError::Malformed)]
#[case::no_width(5, 0, PictureError::Size)]
#[case::no_height(7, 0, PictureError::Size)]
#[case::unknown_flag(9, 0x81, PictureError::Malformed)]
#[case::no_reset_at_first(9, 0, PictureError::Malformed)]
fn headers_are_checked(#[case] at: usize, #[case] byte: u8, #[case] error: PictureError) {
    let (_, mut packet) = drawn_once();
    packet[at] = byte;
    assert_eq!(Decoder::new().decode(&packet), Err(error));
}

#[test]
fn a_width_past_the_largest_is_refused() {
    let (_, mut packet) = drawn_once();
    packet[5..7].copy_from_slice(&(MAX_PICTURE_WIDTH + 1).to_le_bytes());
    assert_eq!(Decoder::new().decode(&packet), Err(PictureError::Size));
}

#[test]
fn bytes_after_the_end_are_refused() {
    let (_, mut packet) = drawn_once();
    packet.extend([1, 2, 3, 4, 5, 6]);
    assert_eq!(Decoder::new().decode(&packet), Err(PictureError::Malformed));
}

#[test]
fn a_set_lists_its_tiles_in_order() {
    let size = Size::new(400, 400).unwrap();
    let mut set = TileSet::empty(size);
    for tile in [160, 3, 64, 63, 169, 500] {
        set.insert(tile);
    }
    set.remove(160);
    assert_eq!(set.iter().collect::<Vec<_>>(), [3, 63, 64]);
    let mut all = TileSet::full(size);
    assert_eq!((all.len(), set.len()), (169, 3));
    set.union_with(&all);
    assert_eq!(set, all);
    all.clear();
    assert!(all.is_empty() && !set.is_empty());
}
