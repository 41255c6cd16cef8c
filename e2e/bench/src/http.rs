//! Asks again and again over one connection, at as little cost as can be: what asks runs on the cores of what answers.

use anyhow::{Context, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Larger answers than this are none that are measured.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// A connection that stays open (HTTP/1.1, RFC 9112).
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    head: String,
}

impl Connection {
    /// Connects to a port of this machine; `cookie` goes with each request.
    pub(crate) async fn open(port: u16, cookie: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let cookie = if cookie.is_empty() { String::new() } else { format!("cookie: {cookie}\r\n") };
        Ok(Self { stream, buffer: Vec::new(), head: format!("HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n{cookie}\r\n") })
    }

    /// Asks for a path and reads the whole answer, which must be 200. Answers its body.
    pub(crate) async fn get(&mut self, path: &str) -> anyhow::Result<&[u8]> {
        self.stream.write_all(format!("GET {path} {}", self.head).as_bytes()).await?;
        self.buffer.clear();
        loop {
            if let Some((begin, length)) = bounds(&self.buffer)? {
                while self.buffer.len() < begin + length {
                    self.more().await?;
                }
                return self.buffer.get(begin..begin + length).context("an answer without an end");
            }
            self.more().await?;
        }
    }

    async fn more(&mut self) -> anyhow::Result<()> {
        let read = self.stream.read_buf(&mut self.buffer).await?;
        if read == 0 || self.buffer.len() > MAX_ANSWER_BYTES {
            bail!("the connection ended, or the answer did not");
        }
        Ok(())
    }
}

/// Where the body begins and how long it is, once the head is there.
fn bounds(answer: &[u8]) -> anyhow::Result<Option<(usize, usize)>> {
    let Some(end) = answer.windows(4).position(|part| part == b"\r\n\r\n") else { return Ok(None) };
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default());
    let status = head.split(' ').nth(1).unwrap_or_default();
    if status != "200" {
        bail!("answered {status}: {}", String::from_utf8_lossy(answer.get(end..).unwrap_or_default()));
    }
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok())
        .context("an answer of unknown length")?;
    Ok(Some((end + 4, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_found_behind_its_head() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        assert_eq!(bounds(answer).unwrap(), Some((38, 5)));
        assert_eq!(bounds(&answer[..30]).unwrap(), None);
        assert!(bounds(b"HTTP/1.1 429 Too Many Requests\r\n\r\n").is_err());
    }
}
