//! A pgBouncer of the test's own, in transaction mode in front of one database.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use reqwest::Url;

/// It refuses to run as root, and every distribution has this account.
const ACCOUNT: &str = "nobody";

pub(crate) struct PgBouncer {
    pub(crate) url: String,
    folder: tempfile::TempDir,
    child: Option<Child>,
}

impl PgBouncer {
    /// Hands out two connections to the database, to however many ask.
    pub(crate) fn start(database: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
        // The port may be taken between finding and using it.
        for _ in 0..5 {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
            std::fs::write(folder.path().join("pgbouncer.ini"), settings(database, port)).unwrap();
            if let Some(child) = serve(folder.path()) {
                return Self { url: format!("postgres://any@127.0.0.1:{port}/any"), folder, child: Some(child) };
            }
        }
        panic!("pgbouncer does not start");
    }

    pub(crate) fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub(crate) fn start_again(&mut self) {
        self.child = serve(self.folder.path());
        assert!(self.child.is_some());
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whoever may reach it is let in: it is the test's own.
fn settings(database: &str, port: u16) -> String {
    let url = Url::parse(database).unwrap();
    let (host, user, name) = (url.host_str().unwrap(), url.username(), url.path().trim_start_matches('/'));
    let (server_port, password) = (url.port().unwrap_or(5432), url.password().unwrap_or_default());
    format!(
        "[databases]\nany = host={host} port={server_port} dbname={name} user={user} password={password}\n\
         [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n\
         pool_mode = transaction\ndefault_pool_size = 2\nmax_prepared_statements = 200\nserver_tls_sslmode = disable\n"
    )
}

/// Nothing where the port is taken.
fn serve(folder: &Path) -> Option<Child> {
    let mut command = Command::new(program());
    if rustix::process::geteuid().is_root() {
        command.args(["--user", ACCOUNT]);
    }
    let mut child = command.arg(folder.join("pgbouncer.ini")).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    if !lines.any(|line| line.contains("process up")) {
        child.kill().unwrap_or_default();
        child.wait().unwrap();
        return None;
    }
    // It would end if nobody read what it writes.
    std::thread::spawn(move || lines.for_each(drop));
    Some(child)
}

/// The one that `setup.sh test` has built, or that of the system where it is new enough for prepared statements.
fn program() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.local/pgbouncer/pgbouncer");
    let program = if built.exists() { built } else { PathBuf::from("pgbouncer") };
    let version = Command::new(&program).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let version = String::from_utf8(version).unwrap();
    let minor = version.strip_prefix("PgBouncer 1.").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    assert!(
        minor >= Some(21),
        "pgbouncer 1.21 or newer is needed, not `{version}`: deploy/local/setup.sh test builds it"
    );
    program
}
