//! The current picture of one session, and what of it changed since a viewer was last served.

use bytes::Bytes;
use shared::stream::picture::{Encoder, Picture, PictureError, Size, TileArea};

const BYTES_PER_PIXEL: usize = 3;
/// Where a picture packet holds its sequence number.
const SEQUENCE: std::ops::Range<usize> = 1..5;

/// The latest picture. Its version rises by one with every change; 0 means that nothing was shown yet.
pub struct CurrentPicture {
    version: u32,
    canvas: Option<Canvas>,
    encoder: Encoder,
}

struct Canvas {
    size: Size,
    rgb: Vec<u8>,
    /// For each tile, row by row, the version that last changed it.
    changed: Vec<u32>,
    /// The packet that led from the version before to this one, and holds nothing else.
    latest: Bytes,
    /// The version at which the picture got its present size.
    resized: u32,
}

impl CurrentPicture {
    /// No picture yet.
    ///
    /// # Errors
    /// [`PictureError::Compress`] when there is no memory for a compressor.
    pub fn new() -> Result<Self, PictureError> {
        Ok(Self { version: 0, canvas: None, encoder: Encoder::new()? })
    }

    /// Rises with every change.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The picture's size, once there is a picture.
    #[must_use]
    pub fn size(&self) -> Option<Size> {
        self.canvas.as_ref().map(|canvas| canvas.size)
    }

    /// The pixels row by row as RGB, once there is a picture.
    #[must_use]
    pub fn rgb(&self) -> Option<(Size, &[u8])> {
        self.canvas.as_ref().map(|canvas| (canvas.size, canvas.rgb.as_slice()))
    }

    /// Takes in a packet of the stage: `picture` is what `packet` was decoded to.
    ///
    /// # Errors
    /// [`PictureError::Malformed`] for a new size without a whole picture; nothing has changed then.
    pub fn apply(&mut self, picture: &Picture, mut packet: Vec<u8>) -> Result<(), PictureError> {
        let version = self.version.wrapping_add(1);
        let canvas = match &mut self.canvas {
            Some(canvas) if canvas.size == picture.size => canvas,
            other => {
                if picture.tiles().count() != picture.size.tiles() {
                    return Err(PictureError::Malformed);
                }
                other.insert(Canvas {
                    size: picture.size,
                    rgb: vec![0; picture.size.rgb_bytes()],
                    changed: vec![version; picture.size.tiles()],
                    latest: Bytes::new(),
                    resized: version,
                })
            }
        };
        for tile in picture.tiles() {
            if let Some(changed) = canvas.changed.get_mut(tile_index(canvas.size, tile.column, tile.row)) {
                *changed = version;
            }
            for (row, pixels) in tile.rgb.chunks_exact(tile.area.width * BYTES_PER_PIXEL).enumerate() {
                if let Some(target) = canvas.rgb.get_mut(row_range(canvas.size, tile.area, row)) {
                    target.copy_from_slice(pixels);
                }
            }
        }
        if let Some(sequence) = packet.get_mut(SEQUENCE) {
            sequence.copy_from_slice(&version.to_le_bytes());
        }
        canvas.latest = Bytes::from(packet);
        self.version = version;
        Ok(())
    }

    /// A packet that brings a viewer from version `seen` to the present one; `None` when it is there already.
    ///
    /// # Errors
    /// [`PictureError::Compress`].
    pub fn since(&mut self, seen: u32) -> Result<Option<Bytes>, PictureError> {
        let Some(canvas) = &self.canvas else { return Ok(None) };
        if seen == self.version {
            return Ok(None);
        }
        if seen.wrapping_add(1) == self.version {
            return Ok(Some(canvas.latest.clone()));
        }
        let seen = if seen < canvas.resized { 0 } else { seen };
        for row in 0..canvas.size.rows() {
            for column in 0..canvas.size.columns() {
                let changed = canvas.changed.get(tile_index(canvas.size, column, row)).is_some_and(|&at| at > seen);
                let Some(area) = canvas.size.tile(column, row).filter(|_| changed) else { continue };
                let rows = (0..area.height).filter_map(|line| canvas.rgb.get(row_range(canvas.size, area, line)));
                self.encoder.push(column, row, rows.flatten().copied());
            }
        }
        self.encoder.finish(self.version, canvas.size).map(|packet| Some(Bytes::from(packet)))
    }
}

fn tile_index(size: Size, column: u16, row: u16) -> usize {
    usize::from(row) * usize::from(size.columns()) + usize::from(column)
}

/// Where one line of a tile lies in the picture's bytes.
fn row_range(size: Size, area: TileArea, line: usize) -> std::ops::Range<usize> {
    let start = ((area.y + line) * usize::from(size.width()) + area.x) * BYTES_PER_PIXEL;
    start..start + area.width * BYTES_PER_PIXEL
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn packet(size: Size, tiles: &[(u16, u16, u8)]) -> Vec<u8> {
        let mut encoder = Encoder::new().unwrap();
        for &(column, row, value) in tiles {
            let area = size.tile(column, row).unwrap();
            encoder.push(column, row, std::iter::repeat_n(value, area.width * area.height * 3));
        }
        encoder.finish(77, size).unwrap()
    }

    fn whole(size: Size, value: u8) -> Vec<u8> {
        let places: Vec<_> =
            (0..size.rows()).flat_map(|row| (0..size.columns()).map(move |column| (column, row, value))).collect();
        packet(size, &places)
    }

    fn apply(picture: &mut CurrentPicture, packet: Vec<u8>) -> Result<(), PictureError> {
        picture.apply(&Picture::decode(&packet).unwrap(), packet)
    }

    fn size(width: u16, height: u16) -> Size {
        Size::new(width, height).unwrap()
    }

    #[test]
    fn nothing_is_sent_before_the_first_picture_or_twice() {
        let mut picture = CurrentPicture::new().unwrap();
        assert_eq!(picture.since(0), Ok(None));
        apply(&mut picture, whole(size(40, 40), 1)).unwrap();
        assert_eq!(picture.since(1), Ok(None));
    }

    #[test]
    fn a_first_packet_must_be_whole_and_so_must_one_of_another_size() {
        let mut picture = CurrentPicture::new().unwrap();
        assert!(apply(&mut picture, packet(size(64, 64), &[(0, 0, 1)])).is_err());
        apply(&mut picture, whole(size(64, 64), 1)).unwrap();
        assert!(apply(&mut picture, packet(size(96, 64), &[(0, 0, 1)])).is_err());
        assert_eq!(picture.version(), 1);
        assert_eq!(picture.size(), Some(size(64, 64)));
    }

    #[test]
    fn after_a_resize_every_viewer_gets_the_whole_picture() {
        let mut picture = CurrentPicture::new().unwrap();
        apply(&mut picture, whole(size(64, 64), 1)).unwrap();
        apply(&mut picture, whole(size(96, 64), 2)).unwrap();
        apply(&mut picture, packet(size(96, 64), &[(2, 1, 3)])).unwrap();
        let sent = Picture::decode(&picture.since(1).unwrap().unwrap()).unwrap();
        assert_eq!(sent.tiles().count(), 6);
    }

    proptest! {
        /// However rarely a viewer is served, it ends up with the same picture as the session.
        #[test]
        fn every_viewer_ends_with_the_same_picture(
            steps in proptest::collection::vec((0u16..3, 0u16..2, any::<u8>(), any::<bool>()), 1..40)
        ) {
            let size = size(80, 50);
            let mut session = CurrentPicture::new().unwrap();
            let mut viewer = CurrentPicture::new().unwrap();
            let mut seen = 0;
            apply(&mut session, whole(size, 9)).unwrap();
            for (column, row, value, serve) in steps {
                apply(&mut session, packet(size, &[(column, row, value)])).unwrap();
                if serve && let Some(sent) = session.since(seen).unwrap() {
                    prop_assert_eq!(Picture::decode(&sent).unwrap().sequence, session.version());
                    apply(&mut viewer, sent.to_vec()).unwrap();
                    seen = session.version();
                }
            }
            if let Some(sent) = session.since(seen).unwrap() {
                apply(&mut viewer, sent.to_vec()).unwrap();
            }
            prop_assert_eq!(session.rgb(), viewer.rgb());
        }
    }
}
