//! Zips, byte by byte: those that no honest program writes.

/// One entry.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) name: Vec<u8>,
    pub(super) content: Vec<u8>,
    /// How long the content is said to be once unpacked.
    pub(super) declared: Option<u32>,
    pub(super) flags: u16,
    pub(super) unix_mode: u32,
}

pub(super) fn entry(name: impl AsRef<[u8]>, content: impl AsRef<[u8]>) -> Entry {
    Entry {
        name: name.as_ref().to_vec(),
        content: content.as_ref().to_vec(),
        declared: None,
        flags: 0,
        unix_mode: 0o100_644,
    }
}

/// A zip with these entries, not compressed (APPNOTE.TXT §4.3).
pub(super) fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = u32::try_from(file.len()).unwrap().to_le_bytes();
        let length = u32::try_from(entry.content.len()).unwrap();
        let mut shared = Vec::new();
        // Version, flags, stored, time and date of 1980-01-01.
        for number in [20, entry.flags, 0, 0, 0x21] {
            shared.extend_from_slice(&number.to_le_bytes());
        }
        for number in [crc32(&entry.content), length, entry.declared.unwrap_or(length)] {
            shared.extend_from_slice(&number.to_le_bytes());
        }
        shared.extend_from_slice(&u16::try_from(entry.name.len()).unwrap().to_le_bytes());
        shared.extend_from_slice(&[0; 2]);
        file.extend_from_slice(b"PK\x03\x04");
        file.extend_from_slice(&shared);
        file.extend_from_slice(&entry.name);
        file.extend_from_slice(&entry.content);
        // Made on Unix.
        directory.extend_from_slice(b"PK\x01\x02\x14\x03");
        directory.extend_from_slice(&shared);
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&(entry.unix_mode << 16).to_le_bytes());
        directory.extend_from_slice(&offset);
        directory.extend_from_slice(&entry.name);
    }
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let sizes = [directory.len(), file.len()].map(|length| u32::try_from(length).unwrap().to_le_bytes());
    file.extend_from_slice(&directory);
    file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    file.extend_from_slice(&[count, count].concat());
    file.extend_from_slice(&sizes.concat());
    file.extend_from_slice(&[0; 2]);
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
