//! Makes, starts, finds and stops the server of a private cluster.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;
use std::time::{Duration, Instant};

use super::ClusterError;
use super::account::Account;
use super::binaries::Binaries;
use super::folder::{Folder, failed, optional};
use super::lease::Lease;

/// The one account in the cluster.
pub(super) const SUPERUSER: &str = "palace";

/// Longest a server may take to recover from a crash, or to write everything down.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// A free port may be taken between finding and using it.
const PORTS_TO_TRY: usize = 3;

/// Makes the cluster. Interrupted, it leaves a draft that the next attempt throws away.
pub(super) fn initialise(binaries: &Binaries, folder: &Folder, account: Account) -> Result<(), ClusterError> {
    let draft = folder.draft();
    optional(std::fs::remove_dir_all(&draft)).map_err(|error| failed(&draft, error))?;
    folder.password()?;
    Folder::hand_over(&folder.password_file(), account)?;
    let mut initdb = account.command(binaries.initdb());
    initdb.arg("--pgdata").arg(&draft).arg("--pwfile").arg(folder.password_file());
    initdb.args(["--username", SUPERUSER, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]);
    run("initdb", &mut initdb)?;
    std::fs::rename(&draft, folder.data()).map_err(|error| failed(&draft, error))
}

/// Starts the server and waits until it takes connections; says on which port.
pub(super) fn start(binaries: &Binaries, folder: &Folder, account: Account) -> Result<u16, ClusterError> {
    optional(std::fs::remove_file(folder.log())).map_err(|error| failed(&folder.log(), error))?;
    let mut attempts = 1..PORTS_TO_TRY;
    loop {
        let port = free_port(folder).map_err(|error| failed(folder.path(), error))?;
        let mut pg_ctl = account.command(binaries.pg_ctl());
        pg_ctl.args(["start", "--wait", "--silent", "--timeout", &PATIENCE.as_secs().to_string()]);
        pg_ctl.arg("--pgdata").arg(folder.data()).arg("--log").arg(folder.log());
        // No socket: its path would be limited to 107 bytes, and the project may lie deep.
        pg_ctl.arg("--options").arg(format!("-h 127.0.0.1 -p {port} -k ''"));
        match run("pg_ctl start", &mut pg_ctl) {
            Ok(()) => return Ok(port),
            Err(error) => {
                let log = std::fs::read_to_string(folder.log()).unwrap_or_default();
                if attempts.next().is_none() || !log.contains("Address already in use") {
                    return Err(with_log(error, &log));
                }
            }
        }
    }
}

/// Stops the server: it ends connections, writes everything down and goes.
pub(super) fn stop(binaries: &Binaries, folder: &Folder, account: Account) -> Result<(), ClusterError> {
    let mut pg_ctl = account.command(binaries.pg_ctl());
    pg_ctl.args(["stop", "--mode=fast", "--wait", "--silent", "--timeout", &PATIENCE.as_secs().to_string()]);
    run("pg_ctl stop", pg_ctl.arg("--pgdata").arg(folder.data()))
}

/// The port of a server that runs already, such as one that a killed program left behind.
pub(super) fn running_port(folder: &Folder, lease: &Lease) -> Result<Option<u16>, ClusterError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let Some(notes) = Notes::read(folder)? else { return Ok(None) };
        if !notes.is_of_living_server(folder) {
            // After a crash of the machine the number may be another process's, which PostgreSQL takes for its own and
            // refuses to start. Where somebody uses the cluster all the same, the server lives where we cannot see it.
            if !lease.is_unused()? {
                return Err(ClusterError::Elsewhere);
            }
            let path = folder.data().join(Notes::FILE);
            optional(std::fs::remove_file(&path)).map_err(|error| failed(&path, error))?;
            return Ok(None);
        }
        if notes.is_ready {
            return notes.port.map(Some).ok_or(ClusterError::NoPort);
        }
        if Instant::now() > deadline {
            return Err(ClusterError::NoPort);
        }
        std::thread::sleep(LOOK_AGAIN);
    }
}

/// What a server notes about itself in `postmaster.pid`, one fact a line (`miscadmin.h` of PostgreSQL).
struct Notes {
    process: String,
    port: Option<u16>,
    is_ready: bool,
}

impl Notes {
    const FILE: &str = "postmaster.pid";

    fn read(folder: &Folder) -> Result<Option<Self>, ClusterError> {
        let path = folder.data().join(Self::FILE);
        let text = optional(std::fs::read_to_string(&path)).map_err(|error| failed(&path, error))?;
        Ok(text.map(|text| Self::parse(&text)))
    }

    fn parse(text: &str) -> Self {
        let line = |number: usize| text.lines().nth(number).unwrap_or_default().trim();
        Self { process: line(0).to_owned(), port: line(3).parse().ok(), is_ready: line(7) == "ready" }
    }

    /// A server works in its data folder; a stranger that has the number by now does not.
    fn is_of_living_server(&self, folder: &Folder) -> bool {
        std::fs::read_link(format!("/proc/{}/cwd", self.process)).is_ok_and(|path| path == folder.data())
    }
}

/// The port of last time, so that an address noted elsewhere stays right, or any that is free.
fn free_port(folder: &Folder) -> std::io::Result<u16> {
    let last = std::fs::read_to_string(folder.data().join("postmaster.opts")).ok().and_then(|text| last_port(&text));
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    bind(last.unwrap_or_default()).or_else(|_| bind(0))?.local_addr().map(|address| address.port())
}

/// The port in the command line that the last server was started with.
fn last_port(options: &str) -> Option<u16> {
    options.split_once("\"-p\" \"")?.1.split_once('"')?.0.parse().ok()
}

fn run(program: &'static str, command: &mut Command) -> Result<(), ClusterError> {
    let failed = |output: String| ClusterError::Program { program, output: output.trim().replace('\n', " ") };
    let output = command.output().map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(failed(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))))
}

/// The server's last words say more than `pg_ctl`'s.
fn with_log(error: ClusterError, log: &str) -> ClusterError {
    match (error, log.lines().next_back()) {
        (ClusterError::Program { program, output }, Some(last)) => {
            ClusterError::Program { program, output: format!("{output} {last}") }
        }
        (error, _) => error,
    }
}

#[cfg(test)]
mod tests {
    use super::Notes;

    #[test]
    fn the_notes_of_a_server_are_read() {
        let notes = Notes::parse("812\n/data\n1700000000\n5433\n\n127.0.0.1\n  1 2\nready   \n");
        assert_eq!((notes.process.as_str(), notes.port, notes.is_ready), ("812", Some(5433), true));
    }

    #[test]
    fn the_port_of_last_time_is_found() {
        let options = r#"/usr/bin/postgres "-D" "/data" "-h" "127.0.0.1" "-p" "44787" "-k" """#;
        assert_eq!(super::last_port(options), Some(44787));
        assert_eq!(super::last_port(r#"/usr/bin/postgres "-D" "/data""#), None);
    }

    #[test]
    fn a_server_that_starts_has_not_noted_everything() {
        let notes = Notes::parse("812\n/data\n1700000000\n5433\n");
        assert!(!notes.is_ready);
        assert_eq!(Notes::parse("").port, None);
    }
}
