//! A slow link in user space: a TCP proxy that lets bytes through at a rate, after a delay, with a short queue.
//!
//! What does not fit the queue is not read, so that whoever sends feels it, as behind a full router.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

/// What one packet carries on Ethernet.
const PACKET_BYTES: usize = 1460;
/// Asked of the kernel for the side that is slowed down: its buffer must not hide the queue.
const RECEIVE_BUFFER_BYTES: u32 = 8 * 1024;

/// One direction of a link.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Bits per second.
    pub(crate) rate: u32,
    /// From one end to the other, when the queue is empty.
    pub(crate) delay: Duration,
    /// Most bytes that wait to be sent.
    pub(crate) queue_bytes: usize,
}

/// 2 Mbit/s to the viewer and 512 kbit/s back, 20 ms each way.
pub(crate) const SCHOOL: (Shape, Shape) = (
    Shape { rate: 2_000_000, delay: Duration::from_millis(20), queue_bytes: 32 * 1024 },
    Shape { rate: 512_000, delay: Duration::from_millis(20), queue_bytes: 32 * 1024 },
);

/// A link to one server, until it is dropped.
pub(crate) struct Link {
    /// Where viewers connect.
    pub(crate) address: SocketAddr,
    task: JoinHandle<()>,
}

impl Link {
    /// Opens a link to a server: its shape to the viewer, and back.
    pub(crate) async fn open(server: SocketAddr, (down, up): (Shape, Shape)) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            while let Ok((viewer, _)) = listener.accept().await {
                tokio::spawn(async move {
                    if let Ok(server) = connect(server).await {
                        let _ = viewer.set_nodelay(true);
                        let (from_viewer, to_viewer) = viewer.into_split();
                        let (from_server, to_server) = server.into_split();
                        tokio::join!(carry(from_server, to_viewer, down), carry(from_viewer, to_server, up));
                    }
                });
            }
        });
        Ok(Self { address, task })
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn connect(server: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(RECEIVE_BUFFER_BYTES)?;
    let stream = socket.connect(server).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Carries bytes until either end closes.
async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, shape: Shape) {
    let (send, mut arriving) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    let sender = async move {
        let mut line = Line::new(shape, Instant::now());
        let mut buffer = [0; PACKET_BYTES];
        loop {
            sleep_until(line.accepts_at()).await;
            let Ok(size @ 1..) = from.read(&mut buffer).await else { break };
            let arrives = line.put(size, Instant::now());
            let packet = buffer.get(..size).unwrap_or_default().to_vec();
            if send.send((arrives, packet)).is_err() {
                break;
            }
        }
    };
    let receiver = async move {
        while let Some((arrives, packet)) = arriving.recv().await {
            sleep_until(arrives).await;
            if to.write_all(&packet).await.is_err() {
                break;
            }
        }
        let _ = to.shutdown().await;
    };
    tokio::join!(sender, receiver);
}

/// When bytes leave and arrive: one after another, each as long on the line as its bits take.
struct Line {
    shape: Shape,
    /// When the last byte that was put has left.
    free_at: Instant,
}

impl Line {
    fn new(shape: Shape, now: Instant) -> Self {
        Self { shape, free_at: now }
    }

    fn time_of(&self, bytes: usize) -> Duration {
        let bits = u32::try_from(bytes * 8).unwrap_or(u32::MAX);
        Duration::from_secs_f64(f64::from(bits) / f64::from(self.shape.rate))
    }

    /// Puts bytes in the queue, and answers when they arrive.
    fn put(&mut self, bytes: usize, now: Instant) -> Instant {
        self.free_at = self.free_at.max(now) + self.time_of(bytes);
        self.free_at + self.shape.delay
    }

    /// When the queue has room for one more packet.
    fn accepts_at(&self) -> Instant {
        let room = self.shape.queue_bytes.saturating_sub(PACKET_BYTES);
        self.free_at.checked_sub(self.time_of(room)).unwrap_or(self.free_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOW: Shape = Shape { rate: 80_000, delay: Duration::from_millis(20), queue_bytes: 5000 + PACKET_BYTES };

    #[test]
    fn bytes_take_their_time_one_after_another() {
        let start = Instant::now();
        let mut line = Line::new(SLOW, start);
        assert_eq!(line.put(1000, start), start + Duration::from_millis(120));
        assert_eq!(line.put(500, start), start + Duration::from_millis(170));
        let later = start + Duration::from_secs(9);
        assert_eq!(line.put(1000, later), later + Duration::from_millis(120));
    }

    #[test]
    fn a_full_queue_takes_nothing_until_it_has_room() {
        let start = Instant::now();
        let mut line = Line::new(SLOW, start);
        for _ in 0..5 {
            assert!(line.accepts_at() <= start);
            line.put(1000, start);
        }
        line.put(1000, start);
        assert_eq!(line.accepts_at(), start + Duration::from_millis(100));
    }

    #[tokio::test]
    async fn what_goes_in_comes_out_not_faster_than_the_rate() {
        let server = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let shape = Shape { rate: 800_000, ..SLOW };
        let link = Link::open(server.local_addr().unwrap(), (shape, shape)).await.unwrap();
        let sent: Vec<u8> = (0..=u8::MAX).cycle().take(20_000).collect();
        let given = sent.clone();
        let serving = tokio::spawn(async move {
            let (mut socket, _) = server.accept().await.unwrap();
            socket.write_all(&given).await.unwrap();
        });
        let begin = Instant::now();
        let mut received = Vec::new();
        let mut viewer = TcpStream::connect(link.address).await.unwrap();
        viewer.read_to_end(&mut received).await.unwrap();
        serving.await.unwrap();
        assert_eq!(received, sent);
        assert!(begin.elapsed() >= Duration::from_millis(200), "20 kB at 100 kB/s");
    }
}
