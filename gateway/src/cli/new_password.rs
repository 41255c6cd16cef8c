//! A new password from whoever sits at the terminal, or from the program that feeds standard input.

use std::io::{BufRead as _, IsTerminal as _, Write as _, stderr, stdin};

use anyhow::{Context as _, anyhow, bail};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

use crate::domain::{Nickname, Password, Secret};
use crate::services::SecretHasher;

/// Shows what is typed again when it goes.
struct Silence(Termios);

impl Silence {
    fn begin() -> anyhow::Result<Self> {
        let before = tcgetattr(stdin()).context("cannot ask the terminal")?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(stdin(), OptionalActions::Flush, &silent).context("cannot silence the terminal")?;
        Ok(Self(before))
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        if let Err(error) = tcsetattr(stdin(), OptionalActions::Flush, &self.0) {
            eprintln!("gateway: the terminal stays silent ({error}); type `stty echo`");
        }
        eprintln!();
    }
}

/// The hash of the password: asked for twice at a terminal, read from one line otherwise.
pub(super) async fn new_password_hash(nickname: &Nickname) -> anyhow::Result<String> {
    let text = if stdin().is_terminal() { typed_twice()? } else { line()? };
    let password = Password::try_from(text).map_err(|error| anyhow!("the password {error}"))?;
    if password.is_easily_guessed(nickname) {
        bail!("the password is one that others would try first; choose another");
    }
    let hash = SecretHasher::default().hash(&Secret::Password(password)).await;
    hash.map_err(|error| anyhow!("the password cannot be hashed: {error}"))
}

fn typed_twice() -> anyhow::Result<String> {
    let first = prompt("Password: ")?;
    if prompt("The same again: ")? != first {
        bail!("the two passwords differ");
    }
    Ok(first)
}

fn prompt(words: &str) -> anyhow::Result<String> {
    eprint!("{words}");
    stderr().flush()?;
    let _silence = Silence::begin()?;
    line()
}

fn line() -> anyhow::Result<String> {
    let mut text = String::new();
    stdin().lock().read_line(&mut text).context("cannot read the password")?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
