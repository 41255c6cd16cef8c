//! A slow link in user space: a TCP proxy that lets bytes through at a rate, after a delay, with a short queue.
//!
//! What does not fit the queue is not read, so that whoever sends feels it, as behind a full router. All connections
//! share the line, as those of one household do.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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

/// 1.5 Mbit/s to the visitor and 384 kbit/s back, 20 ms each way.
pub(crate) const SLOW_SCHOOL: (Shape, Shape) = (
    Shape { rate: 1_500_000, delay: Duration::from_millis(20), queue_bytes: 32 * 1024 },
    Shape { rate: 384_000, delay: Duration::from_millis(20), queue_bytes: 32 * 1024 },
);

/// So fast that nothing waits for it: a link that only counts.
pub(crate) const OPEN: (Shape, Shape) = (
    Shape { rate: u32::MAX, delay: Duration::ZERO, queue_bytes: 1024 * 1024 },
    Shape { rate: u32::MAX, delay: Duration::ZERO, queue_bytes: 1024 * 1024 },
);

/// A link to one server, until it is dropped.
pub(crate) struct Link {
    /// Where viewers connect.
    pub(crate) address: SocketAddr,
    down: Arc<Direction>,
    task: JoinHandle<()>,
}

impl Link {
    /// Opens a link to a server: its shape to the viewer, and back.
    pub(crate) async fn open(server: SocketAddr, (down, up): (Shape, Shape)) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let (down, up) = (Direction::shared(down), Direction::shared(up));
        let lines = (Arc::clone(&down), up);
        let task = tokio::spawn(async move {
            while let Ok((viewer, _)) = listener.accept().await {
                let (down, up) = (Arc::clone(&lines.0), Arc::clone(&lines.1));
                tokio::spawn(async move {
                    if let Ok(server) = connect(server).await {
                        let _ = viewer.set_nodelay(true);
                        let (from_viewer, to_viewer) = viewer.into_split();
                        let (from_server, to_server) = server.into_split();
                        tokio::join!(carry(from_server, to_viewer, &down), carry(from_viewer, to_server, &up));
                    }
                });
            }
        });
        Ok(Self { address, down, task })
    }

    /// All bytes that went to viewers so far, over all connections, with what HTTP and sockets add to them.
    pub(crate) fn bytes_to_viewers(&self) -> u64 {
        self.down.bytes.load(Ordering::Relaxed)
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
async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, direction: &Direction) {
    let (send, mut arriving) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    let sender = async move {
        let mut buffer = [0; PACKET_BYTES];
        loop {
            let accepts_at = direction.line().accepts_at();
            sleep_until(accepts_at).await;
            let Ok(size @ 1..) = from.read(&mut buffer).await else { break };
            let arrives = direction.put(size);
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

/// One direction, which all connections share.
struct Direction {
    line: Mutex<Line>,
    bytes: AtomicU64,
}

impl Direction {
    fn shared(shape: Shape) -> Arc<Self> {
        Arc::new(Self { line: Mutex::new(Line::new(shape, Instant::now())), bytes: AtomicU64::new(0) })
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts bytes on the line, and answers when they arrive.
    fn put(&self, size: usize) -> Instant {
        self.bytes.fetch_add(u64::try_from(size).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.line().put(size, Instant::now())
    }
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

    /// A server that sends these bytes to each of so many visitors.
    fn serve(server: TcpListener, visitors: usize, bytes: Vec<u8>) -> JoinHandle<()> {
        tokio::spawn(async move {
            for _ in 0..visitors {
                let (mut socket, _) = server.accept().await.unwrap();
                let bytes = bytes.clone();
                tokio::spawn(async move { socket.write_all(&bytes).await.unwrap() });
            }
        })
    }

    async fn receive(link: &Link) -> Vec<u8> {
        let mut received = Vec::new();
        let mut viewer = TcpStream::connect(link.address).await.unwrap();
        viewer.read_to_end(&mut received).await.unwrap();
        received
    }

    #[tokio::test]
    async fn what_goes_in_comes_out_not_faster_than_the_rate_over_all_connections() {
        let server = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let shape = Shape { rate: 800_000, ..SLOW };
        let link = Link::open(server.local_addr().unwrap(), (shape, shape)).await.unwrap();
        let sent: Vec<u8> = (0..=u8::MAX).cycle().take(10_000).collect();
        let serving = serve(server, 2, sent.clone());
        let begin = Instant::now();
        let (first, second) = tokio::join!(receive(&link), receive(&link));
        serving.await.unwrap();
        assert!(first == sent && second == sent);
        assert!(begin.elapsed() >= Duration::from_millis(200), "20 kB at 100 kB/s");
        assert_eq!(link.bytes_to_viewers(), 20_000);
    }
}
