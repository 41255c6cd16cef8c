//! OGG sounds: one stream of Vorbis whose comments are emptied. The pages that hold them are made anew (RFC 3533 §6),
//! those that hold the sound stay but for their numbers and checksums.

use symphonia::core::formats::{FormatOptions, FormatReader as _};
use symphonia::default::formats::OggReader;

use super::AssetError;
use super::budget::Budget;
use super::sound::{Keep, decode, stream};

const HEAD_BYTES: usize = 27;
const FLAGS_AT: usize = 5;
const CONTINUED: u8 = 1;
const FIRST: u8 = 2;
const NUMBER_AT: usize = 18;
const CHECKSUM_AT: usize = 22;
const MAX_SEGMENTS: usize = 255;
const SEGMENT_BYTES: usize = 255;
/// Packet kind 3, no vendor, no comments, and the bit that ends them (Vorbis I §5.2.1).
const NO_COMMENTS: &[u8] = b"\x03vorbis\0\0\0\0\0\0\0\0\x01";

/// The sound alone.
pub(super) fn clean(content: &[u8], budget: &mut Budget) -> Result<Vec<u8>, AssetError> {
    let clean = without_comments(content).ok_or(AssetError::Damaged)?;
    let reader =
        OggReader::try_new(stream(clean.clone()), &FormatOptions::default()).map_err(|_| AssetError::Damaged)?;
    decode(Box::new(reader), Keep::Nothing, budget)?;
    Ok(clean)
}

/// A page of the file.
#[derive(Clone, Copy)]
struct Page<'a> {
    head: &'a [u8],
    lengths: &'a [u8],
    body: &'a [u8],
}

impl<'a> Page<'a> {
    /// The first page, and what follows it.
    fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (head, rest) = bytes.split_at_checked(HEAD_BYTES)?;
        if !head.starts_with(b"OggS\0") {
            return None;
        }
        let (lengths, rest) = rest.split_at_checked(usize::from(*head.last()?))?;
        let (body, rest) = rest.split_at_checked(lengths.iter().copied().map(usize::from).sum())?;
        Some((Self { head, lengths, body }, rest))
    }

    fn flags(&self) -> u8 {
        self.head.get(FLAGS_AT).copied().unwrap_or_default()
    }

    fn serial(&self) -> Option<&'a [u8]> {
        self.head.get(14..NUMBER_AT)
    }
}

fn without_comments(content: &[u8]) -> Option<Vec<u8>> {
    let (first, mut rest) = Page::read(content)?;
    if first.flags() & FIRST == 0 || !first.body.starts_with(b"\x01vorbis") {
        return None;
    }
    let (setup, behind) = setup_packet(rest)?;
    rest = behind;
    let mut out = Pages::default();
    out.add(first.head, first.lengths, first.body);
    out.add_packets(first.head, &[NO_COMMENTS, &setup]);
    while !rest.is_empty() {
        let (page, behind) = Page::read(rest)?;
        // Another stream beside or behind this one.
        if page.serial() != first.serial() || page.flags() & FIRST != 0 {
            return None;
        }
        out.add(page.head, page.lengths, page.body);
        rest = behind;
    }
    Some(out.bytes)
}

/// The third packet, and the pages behind it: the sound begins on a page of its own (Vorbis I §A.2).
fn setup_packet(mut rest: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let (mut packets, mut packet) = (Vec::new(), Vec::new());
    while packets.len() < 2 {
        let (page, behind) = Page::read(rest)?;
        let mut body = page.body;
        for &length in page.lengths {
            let (segment, more) = body.split_at_checked(length.into())?;
            packet.extend_from_slice(segment);
            body = more;
            if usize::from(length) < SEGMENT_BYTES {
                packets.push(std::mem::take(&mut packet));
            }
        }
        rest = behind;
    }
    let setup = packets.pop()?;
    let whole = packet.is_empty() && packets.len() == 1;
    (whole && packets.first()?.starts_with(b"\x03vorbis") && setup.starts_with(b"\x05vorbis")).then_some((setup, rest))
}

/// The pages of the new file.
#[derive(Default)]
struct Pages {
    bytes: Vec<u8>,
    count: u32,
}

impl Pages {
    /// Adds a page like another, under the next number.
    fn add(&mut self, head: &[u8], lengths: &[u8], body: &[u8]) {
        let mut page = [head, lengths, body].concat();
        put(&mut page, NUMBER_AT, &self.count.to_le_bytes());
        put(&mut page, CHECKSUM_AT, &[0; 4]);
        let checksum = checksum(&page).to_le_bytes();
        put(&mut page, CHECKSUM_AT, &checksum);
        self.bytes.extend_from_slice(&page);
        self.count += 1;
    }

    /// Adds packets on as many pages as they need; the serial number comes from `like`.
    fn add_packets(&mut self, like: &[u8], packets: &[&[u8]]) {
        let mut segments: Vec<&[u8]> = Vec::new();
        for packet in packets {
            segments.extend(packet.chunks(SEGMENT_BYTES));
            if packet.len().is_multiple_of(SEGMENT_BYTES) {
                segments.push(&[]);
            }
        }
        let mut continued = false;
        for page in segments.chunks(MAX_SEGMENTS) {
            let lengths: Vec<u8> = page.iter().filter_map(|segment| u8::try_from(segment.len()).ok()).collect();
            let mut head = like.to_vec();
            put(&mut head, FLAGS_AT, &[if continued { CONTINUED } else { 0 }]);
            // No sound ends here: position zero.
            put(&mut head, FLAGS_AT + 1, &[0; 8]);
            put(&mut head, HEAD_BYTES - 1, &[u8::try_from(lengths.len()).unwrap_or(u8::MAX)]);
            self.add(&head, &lengths, &page.concat());
            continued = page.last().is_some_and(|last| last.len() == SEGMENT_BYTES);
        }
    }
}

fn put(page: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = page.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// CRC-32 with the polynomial 04c11db7, from zero, not reflected (RFC 3533 §6, field 7).
fn checksum(page: &[u8]) -> u32 {
    page.iter().fold(0, |sum, &byte| {
        (0..8).fold(
            sum ^ u32::from(byte) << 24,
            |sum: u32, _| {
                if sum & 0x8000_0000 == 0 { sum << 1 } else { sum << 1 ^ 0x04c1_1db7 }
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(content: &[u8]) -> Result<Vec<u8>, AssetError> {
        super::clean(content, &mut Budget::default())
    }

    /// A tenth of a second of a tone, made for this test, with a comment in it.
    const TONE: &[u8] = include_bytes!("../../../tests/fixtures/tone.ogg");

    #[test]
    fn comments_go_and_the_sound_stays() {
        assert!(TONE.windows(6).any(|part| part == b"secret"));
        let bare = clean(TONE).unwrap();
        assert!(!bare.windows(6).any(|part| part == b"secret"));
        assert_eq!(clean(&bare).unwrap(), bare, "what is clean stays as it is");
        let samples = |content: &[u8]| {
            let reader = OggReader::try_new(stream(content.to_vec()), &FormatOptions::default()).unwrap();
            decode(Box::new(reader), Keep::Samples, &mut Budget::default()).unwrap().samples
        };
        assert_eq!(samples(&bare), samples(TONE));
    }

    #[test]
    fn page_numbers_and_checksums_are_right() {
        let bare = clean(TONE).unwrap();
        let (mut rest, mut number) = (bare.as_slice(), 0_u32);
        while !rest.is_empty() {
            let (page, behind) = Page::read(rest).unwrap();
            let mut bytes = [page.head, page.lengths, page.body].concat();
            assert_eq!(bytes[NUMBER_AT..CHECKSUM_AT], number.to_le_bytes());
            let told = bytes[CHECKSUM_AT..CHECKSUM_AT + 4].to_vec();
            put(&mut bytes, CHECKSUM_AT, &[0; 4]);
            assert_eq!(told, checksum(&bytes).to_le_bytes());
            (rest, number) = (behind, number + 1);
        }
        assert!(number > 2);
    }

    #[test]
    fn a_checksum_of_the_encoder_is_found_again() {
        let (page, _) = Page::read(TONE).unwrap();
        let mut bytes = [page.head, page.lengths, page.body].concat();
        let told = bytes[CHECKSUM_AT..CHECKSUM_AT + 4].to_vec();
        put(&mut bytes, CHECKSUM_AT, &[0; 4]);
        assert_eq!(told, checksum(&bytes).to_le_bytes());
    }

    #[test]
    fn packets_longer_than_a_page_continue_on_the_next() {
        let (first, _) = Page::read(TONE).unwrap();
        let long = vec![7; MAX_SEGMENTS * SEGMENT_BYTES];
        let mut pages = Pages::default();
        pages.add_packets(first.head, &[&long]);
        let (one, rest) = Page::read(&pages.bytes).unwrap();
        let (two, rest) = Page::read(rest).unwrap();
        assert_eq!((one.flags(), two.flags()), (0, CONTINUED));
        assert_eq!((one.body.len(), two.body.len(), rest.len()), (long.len(), 0, 0));
    }

    #[test]
    fn any_half_of_a_sound_is_none_or_shorter_and_never_a_panic() {
        for end in 0..TONE.len() {
            if let Ok(shorter) = clean(&TONE[..end]) {
                assert!(shorter.len() < TONE.len());
            }
        }
    }
}
