//! A viewer of a VNC server (RFC 6143) that asks as fast as it can and counts what comes; the pixels it throws away.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};

const RAW: i32 = 0;
const COPY_RECTANGLE: i32 = 1;
const ZRLE: i32 = 16;
/// Ends an update whose number of rectangles was not known.
const LAST_RECTANGLE: i32 = -224;
/// What this viewer takes; both kinds are lossless.
const ENCODINGS: [i32; 3] = [ZRLE, COPY_RECTANGLE, LAST_RECTANGLE];
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);
const READ_BYTES: usize = 256 * 1024;

/// What came in a while.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Updates {
    /// Updates that changed something.
    pub(crate) frames: u64,
    /// Bytes of everything.
    pub(crate) bytes: u64,
}

/// A connected viewer.
pub(crate) struct RfbViewer {
    socket: TcpStream,
    width: u16,
    height: u16,
    unread: Vec<u8>,
    counted: Updates,
}

/// What the server said, and how many bytes that took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Update { bytes: usize, rectangles: u16 },
    Other { bytes: usize },
}

impl RfbViewer {
    /// Connects without a password and asks for the whole picture.
    pub(crate) async fn connect(server: SocketAddr) -> anyhow::Result<Self> {
        let socket = TcpStream::connect(server).await?;
        socket.set_nodelay(true)?;
        let mut viewer = Self { socket, width: 0, height: 0, unread: Vec::new(), counted: Updates::default() };
        timeout_at(Instant::now() + HANDSHAKE_TIMEOUT, viewer.shake_hands()).await.context("no VNC handshake")??;
        viewer.ask(false).await?;
        Ok(viewer)
    }

    async fn shake_hands(&mut self) -> anyhow::Result<()> {
        let version = self.exactly::<12>().await?;
        anyhow::ensure!(version.starts_with(b"RFB "), "not a VNC server");
        self.socket.write_all(b"RFB 003.008\n").await?;
        let [count] = self.exactly::<1>().await?;
        for _ in 0..count {
            self.exactly::<1>().await?;
        }
        anyhow::ensure!(count > 0, "the VNC server refuses");
        self.socket.write_all(&[1]).await?;
        anyhow::ensure!(self.exactly::<4>().await? == [0; 4], "the VNC server wants a password");
        self.socket.write_all(&[1]).await?;
        let [w0, w1, h0, h1] = self.exactly::<4>().await?;
        (self.width, self.height) = (u16::from_be_bytes([w0, w1]), u16::from_be_bytes([h0, h1]));
        self.exactly::<16>().await?;
        for _ in 0..u32::from_be_bytes(self.exactly::<4>().await?) {
            self.exactly::<1>().await?;
        }
        let mut message = vec![2, 0];
        message.extend_from_slice(&u16::try_from(ENCODINGS.len())?.to_be_bytes());
        for encoding in ENCODINGS {
            message.extend_from_slice(&encoding.to_be_bytes());
        }
        Ok(self.socket.write_all(&message).await?)
    }

    async fn exactly<const SIZE: usize>(&mut self) -> anyhow::Result<[u8; SIZE]> {
        let mut bytes = [0; SIZE];
        self.socket.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    async fn ask(&mut self, incremental: bool) -> anyhow::Result<()> {
        let mut message = vec![3, u8::from(incremental), 0, 0, 0, 0];
        message.extend_from_slice(&self.width.to_be_bytes());
        message.extend_from_slice(&self.height.to_be_bytes());
        Ok(self.socket.write_all(&message).await?)
    }

    /// Waits until something changes after the first whole picture.
    pub(crate) async fn first_change(&mut self, within: Duration) -> anyhow::Result<()> {
        let until = Instant::now() + within;
        self.counted = Updates::default();
        while self.counted.frames < 2 {
            timeout_at(until, self.listen()).await.context("the VNC server shows no change")??;
        }
        Ok(())
    }

    /// Watches for a while, and answers what came in that time.
    pub(crate) async fn watch_for(&mut self, time: Duration) -> anyhow::Result<Updates> {
        self.counted = Updates::default();
        let until = Instant::now() + time;
        while let Ok(listened) = timeout_at(until, self.listen()).await {
            listened?;
        }
        Ok(self.counted)
    }

    /// Reads once, and asks for more after each update.
    async fn listen(&mut self) -> anyhow::Result<()> {
        if self.unread.capacity() - self.unread.len() < READ_BYTES {
            self.unread.reserve(READ_BYTES);
        }
        let read = self.socket.read_buf(&mut self.unread).await?;
        anyhow::ensure!(read > 0, "the VNC server closed the connection");
        self.counted.bytes += u64::try_from(read)?;
        while let Some(said) = parse(&self.unread)? {
            let bytes = match said {
                Said::Update { bytes, rectangles } => {
                    self.counted.frames += u64::from(rectangles > 0);
                    self.ask(true).await?;
                    bytes
                }
                Said::Other { bytes } => bytes,
            };
            self.unread.drain(..bytes);
        }
        Ok(())
    }
}

/// The message at the beginning of these bytes, once it is whole.
fn parse(bytes: &[u8]) -> anyhow::Result<Option<Said>> {
    let Some(kind) = bytes.first() else { return Ok(None) };
    let whole = |size: Option<usize>| size.filter(|size| *size <= bytes.len()).map(|bytes| Said::Other { bytes });
    match kind {
        0 => parse_update(bytes),
        1 => Ok(whole(number::<2>(bytes, 4).map(|colours| 6 + 6 * colours))),
        2 => Ok(Some(Said::Other { bytes: 1 })),
        3 => Ok(whole(number::<4>(bytes, 4).map(|text| 8 + text))),
        _ => bail!("unexpected VNC message {kind}"),
    }
}

fn parse_update(bytes: &[u8]) -> anyhow::Result<Option<Said>> {
    let Some(promised) = number::<2>(bytes, 2) else { return Ok(None) };
    let (mut at, mut rectangles) = (4, 0);
    for _ in 0..promised {
        let (Some(width), Some(height)) = (number::<2>(bytes, at + 4), number::<2>(bytes, at + 6)) else {
            return Ok(None);
        };
        let Some(&encoding) = bytes.get(at + 8..).and_then(|rest| rest.first_chunk::<4>()) else { return Ok(None) };
        at += 12;
        at += match i32::from_be_bytes(encoding) {
            RAW => width * height * 4,
            COPY_RECTANGLE => 4,
            ZRLE => match number::<4>(bytes, at) {
                Some(size) => 4 + size,
                None => return Ok(None),
            },
            LAST_RECTANGLE => break,
            other => bail!("unexpected VNC encoding {other}"),
        };
        rectangles += 1;
    }
    Ok((at <= bytes.len()).then_some(Said::Update { bytes: at, rectangles }))
}

/// A big-endian number of so many bytes at this place.
fn number<const SIZE: usize>(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes.get(at..at + SIZE)?;
    Some(digits.iter().fold(0, |sum, &digit| sum << 8 | usize::from(digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update() -> Vec<u8> {
        let mut bytes = vec![0, 0, 0, 3];
        bytes.extend([0, 0, 0, 0, 0, 8, 0, 8, 0, 0, 0, 16, 0, 0, 0, 3, 9, 9, 9]);
        bytes.extend([0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
        bytes.extend([0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 1, 1, 2, 3, 4]);
        bytes
    }

    #[test]
    fn an_update_is_whole_only_with_its_last_byte() {
        let bytes = update();
        for size in 0..bytes.len() {
            assert_eq!(parse(&bytes[..size]).unwrap(), None, "{size}");
        }
        let whole = Said::Update { bytes: bytes.len(), rectangles: 3 };
        assert_eq!(parse(&[bytes.as_slice(), &[2]].concat()).unwrap(), Some(whole));
    }

    #[test]
    fn the_last_rectangle_ends_an_update_of_unknown_length() {
        let mut bytes = vec![0, 0, 0xff, 0xff];
        bytes.extend([0; 8]);
        bytes.extend(LAST_RECTANGLE.to_be_bytes());
        assert_eq!(parse(&bytes).unwrap(), Some(Said::Update { bytes: 16, rectangles: 0 }));
    }

    #[rstest::rstest]
    #[case(&[2], 1)]
    #[case(&[3, 0, 0, 0, 0, 0, 0, 2, b'h', b'i'], 10)]
    #[case(&[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], 12)]
    fn other_messages_are_skipped(#[case] message: &[u8], #[case] bytes: usize) {
        assert_eq!(parse(message).unwrap(), Some(Said::Other { bytes }));
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        assert!(parse(&[77]).is_err());
        assert!(parse(&[0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 5]).is_err());
    }
}
