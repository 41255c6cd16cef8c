//! A Redis of the test's own, which can be stopped and started again at the same address.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};

pub(crate) struct RedisServer {
    pub(crate) url: String,
    port: u16,
    child: Option<Child>,
}

impl RedisServer {
    pub(crate) fn start() -> Self {
        // The port may be taken between finding and using it.
        for _ in 0..5 {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
            if let Some(child) = serve(port) {
                return Self { url: format!("redis://127.0.0.1:{port}/"), port, child: Some(child) };
            }
        }
        panic!("redis-server does not start: `make test` installs it (Debian: redis-server)");
    }

    /// Everything that was kept is gone.
    pub(crate) fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub(crate) fn start_again(&mut self) {
        self.child = serve(self.port);
        assert!(self.child.is_some());
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Nothing where the port is taken.
fn serve(port: u16) -> Option<Child> {
    let mut child = Command::new("redis-server")
        .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", "/tmp", "--port"])
        .arg(port.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("redis-server: {error}; `make test` installs it"));
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let ready = lines.map_while(Result::ok).any(|line| line.contains("Ready to accept connections"));
    if ready {
        return Some(child);
    }
    child.kill().unwrap_or_default();
    child.wait().unwrap();
    None
}
