//! What takes connections and never answers: a process that hangs.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};

/// A listener that reads what it is asked and keeps quiet.
pub struct Silent {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Silent {
    /// Listens on a port of its own until the test is over.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn listen() -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let silent = Self { address: listener.local_addr()?, asked: Arc::default() };
        let asked = Arc::clone(&silent.asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let asked = Arc::clone(&asked);
                std::thread::spawn(move || {
                    for line in BufReader::new(&stream).lines().map_while(Result::ok) {
                        if line.ends_with("HTTP/1.1") {
                            asked.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                        }
                    }
                });
            }
        });
        Ok(silent)
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The first lines of the requests so far.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
