//! Draws the contact sheet: two thumbnails of each program with its name.

use std::path::Path;

use font8x8::legacy::BASIC_LEGACY;
use image::imageops::{overlay, thumbnail};
use image::{Rgb, RgbImage};

use crate::outcome::Outcome;

const COLUMNS: u32 = 4;
const THUMBNAIL_WIDTH: u32 = 192;
const THUMBNAIL_HEIGHT: u32 = 144;
const GAP: u32 = 6;
const LABEL_HEIGHT: u32 = 14;
const LETTER_SIZE: u32 = 8;
const CELL_WIDTH: u32 = 2 * (THUMBNAIL_WIDTH + GAP) + GAP;
const CELL_HEIGHT: u32 = THUMBNAIL_HEIGHT + LABEL_HEIGHT + GAP;
const BACKGROUND: Rgb<u8> = Rgb([60, 58, 72]);
const EMPTY: Rgb<u8> = Rgb([40, 38, 50]);
const CHANGED: Rgb<u8> = Rgb([251, 246, 236]);
const STILL: Rgb<u8> = Rgb([247, 197, 72]);
const NOTHING: Rgb<u8> = Rgb([255, 120, 120]);

/// Writes the sheet as PNG.
pub(crate) fn write(path: &Path, outcomes: &[Outcome]) -> anyhow::Result<()> {
    draw(outcomes).save(path)?;
    Ok(())
}

/// The label is light where the picture changed, yellow where it stood still, red where there was none.
fn draw(outcomes: &[Outcome]) -> RgbImage {
    let count = u32::try_from(outcomes.len()).unwrap_or(u32::MAX);
    let rows = count.div_ceil(COLUMNS).max(1);
    let mut sheet = RgbImage::from_pixel(COLUMNS * CELL_WIDTH, rows * CELL_HEIGHT + GAP, BACKGROUND);
    for (index, outcome) in (0..count).zip(outcomes) {
        let (x, y) = ((index % COLUMNS) * CELL_WIDTH + GAP, (index / COLUMNS) * CELL_HEIGHT + GAP);
        draw_picture(&mut sheet, outcome.middle.as_ref(), x, y);
        draw_picture(&mut sheet, outcome.last.as_ref(), x + THUMBNAIL_WIDTH + GAP, y);
        let label = format!(
            "{} {}x{} {}/{}",
            outcome.program, outcome.width, outcome.height, outcome.distinct_frames, outcome.frames
        );
        draw_words(&mut sheet, &label, x, y + THUMBNAIL_HEIGHT + 3, label_colour(outcome));
    }
    sheet
}

fn label_colour(outcome: &Outcome) -> Rgb<u8> {
    if outcome.showed_change() {
        CHANGED
    } else if outcome.showed_picture() {
        STILL
    } else {
        NOTHING
    }
}

fn draw_picture(sheet: &mut RgbImage, picture: Option<&RgbImage>, x: u32, y: u32) {
    let place = RgbImage::from_pixel(THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT, EMPTY);
    overlay(sheet, &place, x.into(), y.into());
    if let Some(picture) = picture.filter(|picture| picture.width() > 0 && picture.height() > 0) {
        let small = fit(picture);
        overlay(
            sheet,
            &small,
            (x + (THUMBNAIL_WIDTH - small.width()) / 2).into(),
            (y + (THUMBNAIL_HEIGHT - small.height()) / 2).into(),
        );
    }
}

/// The whole picture, as large as fits.
fn fit(picture: &RgbImage) -> RgbImage {
    let (width, height) = (u64::from(picture.width()), u64::from(picture.height()));
    let (most_width, most_height) = (u64::from(THUMBNAIL_WIDTH), u64::from(THUMBNAIL_HEIGHT));
    let (width, height) = if width * most_height > height * most_width {
        (most_width, (height * most_width / width).max(1))
    } else {
        ((width * most_height / height).max(1), most_height)
    };
    let side = |length: u64| u32::try_from(length).unwrap_or(1);
    thumbnail(picture, side(width), side(height))
}

fn draw_words(sheet: &mut RgbImage, words: &str, x: u32, y: u32, colour: Rgb<u8>) {
    let letters = (CELL_WIDTH - GAP) / LETTER_SIZE;
    for (letter, left) in words.chars().take(letters as usize).zip((x..).step_by(LETTER_SIZE as usize)) {
        let Some(rows) = BASIC_LEGACY.get(letter as usize) else { continue };
        for (row, down) in rows.iter().zip(y..) {
            for right in (0..LETTER_SIZE).filter(|bit| row >> bit & 1 == 1) {
                if let Some(pixel) = sheet.get_pixel_mut_checked(left + right, down) {
                    *pixel = colour;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(last: Option<RgbImage>) -> Outcome {
        Outcome { program: "game".to_owned(), distinct_frames: 2, last, ..Outcome::default() }
    }

    #[test]
    fn thumbnails_keep_their_shape() {
        assert_eq!(fit(&RgbImage::new(1920, 1080)).dimensions(), (192, 108));
        assert_eq!(fit(&RgbImage::new(100, 1000)).dimensions(), (14, 144));
        assert_eq!(fit(&RgbImage::new(1, 1)).dimensions(), (144, 144));
    }

    #[test]
    fn the_last_picture_stands_at_the_right_of_its_cell() {
        let red = Rgb([255, 0, 0]);
        let sheet = draw(&[outcome(Some(RgbImage::from_pixel(400, 300, red)))]);
        assert_eq!(*sheet.get_pixel(GAP + THUMBNAIL_WIDTH + GAP + 96, GAP + 72), red);
        assert_eq!(*sheet.get_pixel(GAP + 96, GAP + 72), EMPTY);
        assert!(sheet.pixels().any(|pixel| *pixel == CHANGED), "the label is drawn");
    }

    #[test]
    fn rows_grow_with_the_programs() {
        let outcomes = vec![outcome(None); 5];
        assert_eq!(draw(&outcomes).height(), 2 * CELL_HEIGHT + GAP);
        assert!(draw(&outcomes).pixels().any(|pixel| *pixel == NOTHING));
    }
}
