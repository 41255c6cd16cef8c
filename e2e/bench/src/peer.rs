//! The peers: TigerVNC's server, and ffmpeg's x264 on an Xvfb, each with a program in the sandbox image on its display.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::Context;
use client::program::Program;
use shared::api::Encoding;
use tempfile::TempDir;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout_at};

use crate::process::{self, Cgroup};
use crate::programs;
use crate::sandbox::docker;

const READY_TIMEOUT: Duration = Duration::from_secs(20);
const X_SOCKETS: &str = "/tmp/.X11-unix";
const DISPLAYS: std::ops::Range<u32> = 190..1000;
/// As in a sandbox: the same environment, limits, and way to start.
const ENVIRONMENT: [&str; 11] = [
    "PYTHONDONTWRITEBYTECODE=1",
    "PYGAME_HIDE_SUPPORT_PROMPT=1",
    "SDL_VIDEODRIVER=x11",
    "SDL_AUDIODRIVER=dummy",
    "SDL_FRAMEBUFFER_ACCELERATION=0",
    "SDL_RENDER_DRIVER=software",
    "LIBGL_ALWAYS_SOFTWARE=1",
    "HOME=/tmp",
    "TMPDIR=/tmp",
    "XDG_RUNTIME_DIR=/tmp",
    "LANG=C.UTF-8",
];
/// By this label what was left behind is found.
const LABEL: &str = "palace.bench";
const START: &str = r#"printf '{"entry": "%s"}\n' "$ENTRY" >/tmp/go && exec nice -n 5 python3 /opt/palace/prelude/runner.py 3</tmp/go 4>/tmp/report"#;

/// A display server of the peer's, with the program on it; both end when this is dropped.
pub(crate) struct Stand {
    server: Child,
    display: u32,
    program: Option<Container>,
    /// Where TigerVNC listens.
    pub(crate) address: SocketAddr,
}

/// A program that runs in a container, on a display outside of it.
struct Container {
    id: String,
    cgroup: Cgroup,
    _files: TempDir,
}

impl Stand {
    /// TigerVNC's server with a screen of this size, and its defaults otherwise.
    pub(crate) async fn tigervnc((width, height): (u16, u16)) -> anyhow::Result<Self> {
        let (display, port) = (free_display(), free_port().await?);
        let mut command = Command::new("Xvnc");
        command.arg(format!(":{display}")).args(["-SecurityTypes", "None", "-depth", "24", "-localhost"]);
        command.args([
            "-AlwaysShared",
            "-ac",
            "-geometry",
            &format!("{width}x{height}"),
            "-rfbport",
            &port.to_string(),
        ]);
        let stand = Self::serve(command, display, SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        stand.wait_until(|| async move { TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_ok() }).await?;
        Ok(stand)
    }

    /// A display without a screen.
    pub(crate) async fn xvfb((width, height): (u16, u16)) -> anyhow::Result<Self> {
        let display = free_display();
        let mut command = Command::new("Xvfb");
        command.arg(format!(":{display}")).args(["-screen", "0", &format!("{width}x{height}x24")]);
        command.args(["-nolisten", "tcp", "-ac", "-noreset"]);
        let stand = Self::serve(command, display, SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        stand.wait_until(|| async move { x_socket(display).exists() }).await?;
        Ok(stand)
    }

    fn serve(mut command: Command, display: u32, address: SocketAddr) -> anyhow::Result<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        let server =
            command.spawn().with_context(|| format!("starting {}", command.as_std().get_program().display()))?;
        Ok(Self { server, display, program: None, address })
    }

    async fn wait_until<F: Future<Output = bool>>(&self, ready: impl Fn() -> F) -> anyhow::Result<()> {
        let deadline = Instant::now() + READY_TIMEOUT;
        while !ready().await {
            anyhow::ensure!(Instant::now() < deadline, "the peer's display server does not start");
            sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Runs a program on the display.
    pub(crate) async fn run(&mut self, image: &str, program: &Program) -> anyhow::Result<()> {
        let request = programs::prepared(program, "peer");
        let files = tempfile::tempdir()?;
        let entry = request.entry.clone().unwrap_or_else(|| "main.py".to_owned());
        if let Some(code) = &request.code {
            std::fs::write(files.path().join(&entry), code)?;
        }
        for file in request.files.iter().flatten() {
            let path = files.path().join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap_or(files.path()))?;
            std::fs::write(path, content(&file.content, file.encoding)?)?;
        }
        self.program = Some(Container::start(image, self.display, files, &entry).await?);
        Ok(())
    }

    /// Processor time of the display server so far.
    pub(crate) fn server_cpu_ns(&self) -> u64 {
        self.server.id().map_or(0, process::cpu_ns)
    }

    /// Processor time of the program so far.
    pub(crate) fn program_cpu_ns(&self) -> u64 {
        self.program.as_ref().and_then(|program| program.cgroup.cpu_ns().ok()).unwrap_or_default()
    }

    /// Ends the program and the server.
    pub(crate) async fn stop(mut self) {
        if let Some(program) = self.program.take() {
            let _ = docker(&["rm", "--force", &program.id]).await;
        }
        // Asked politely it removes its socket and its lock.
        if let Some(process) =
            self.server.id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw)
        {
            let _ = rustix::process::kill_process(process, rustix::process::Signal::TERM);
        }
        let _ = timeout_at(Instant::now() + Duration::from_secs(5), self.server.wait()).await;
    }

    /// Encodes what the display shows with x264 for a while; answers bytes, frames and processor time of the encoder.
    pub(crate) async fn x264(&self, (width, height): (u16, u16), time: Duration) -> anyhow::Result<Encoded> {
        let mut command = Command::new("ffmpeg");
        command.args(["-loglevel", "error", "-f", "x11grab", "-draw_mouse", "0", "-framerate", "60"]);
        command.args(["-video_size", &format!("{width}x{height}"), "-i", &format!(":{}", self.display)]);
        command.args(["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p"]);
        command.args(["-threads", "1", "-f", "h264", "pipe:1"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let mut encoder = command.spawn().context("starting ffmpeg")?;
        let process = encoder.id().context("ffmpeg ended")?;
        let mut output = encoder.stdout.take().context("ffmpeg has no output")?;
        let mut buffer = vec![0; 256 * 1024];
        anyhow::ensure!(output.read(&mut buffer).await? > 0, "ffmpeg encodes nothing");
        let (begin, cpu) = (Instant::now(), process::cpu_ns(process));
        let mut bytes = 0;
        while let Ok(read) = timeout_at(begin + time, output.read(&mut buffer)).await {
            let read = read?;
            anyhow::ensure!(read > 0, "ffmpeg ended");
            bytes += u64::try_from(read)?;
        }
        let (cpu_ns, passed) = (process::cpu_ns(process).saturating_sub(cpu), begin.elapsed());
        encoder.kill().await?;
        Ok(Encoded { bytes, cpu_ns, time: passed })
    }
}

/// What an encoder made.
pub(crate) struct Encoded {
    pub(crate) bytes: u64,
    pub(crate) cpu_ns: u64,
    pub(crate) time: Duration,
}

impl Container {
    async fn start(image: &str, display: u32, files: TempDir, entry: &str) -> anyhow::Result<Self> {
        let (display, entry) = (format!("DISPLAY=:{display}"), format!("ENTRY={entry}"));
        let (sockets, game) = (
            format!("{X_SOCKETS}:{X_SOCKETS}:ro"),
            format!("{}:{}", files.path().display(), shared::link::GAME_DIRECTORY),
        );
        let mut arguments =
            vec!["run", "--detach", "--network", "none", "--ipc", "host", "--log-driver", "none", "--label", LABEL];
        arguments.extend(["--memory", "256m", "--cpu-period", "10000", "--cpu-quota", "10000"]);
        arguments.extend(["--volume", &sockets, "--volume", &game, "--env", &display, "--env", &entry]);
        arguments.extend(ENVIRONMENT.iter().flat_map(|variable| ["--env", variable]));
        arguments.extend(["--entrypoint", "/bin/sh", image, "-c", START]);
        let id = docker(&arguments).await?.trim().to_owned();
        let process = docker(&["inspect", "--format", "{{.State.Pid}}", &id]).await?.trim().parse()?;
        let cgroup = match Cgroup::of(process) {
            Ok(cgroup) => cgroup,
            Err(error) => {
                docker(&["rm", "--force", &id]).await?;
                return Err(error.context("the peer's program ended at once"));
            }
        };
        Ok(Self { id, cgroup, _files: files })
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        if let Some(program) = &self.program {
            let mut command = std::process::Command::new("docker");
            let _ = command.args(["rm", "--force", &program.id]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        }
    }
}

fn content(text: &str, encoding: Encoding) -> anyhow::Result<Vec<u8>> {
    use base64::Engine as _;
    Ok(match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Base64 => base64::engine::general_purpose::STANDARD.decode(text)?,
    })
}

fn x_socket(display: u32) -> PathBuf {
    Path::new(X_SOCKETS).join(format!("X{display}"))
}

fn free_display() -> u32 {
    let is_free =
        |display: &u32| !x_socket(*display).exists() && !Path::new(&format!("/tmp/.X{display}-lock")).exists();
    DISPLAYS.clone().find(is_free).unwrap_or(DISPLAYS.start)
}

async fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?.local_addr()?.port())
}
