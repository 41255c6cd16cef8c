//! `gateway generate-keys`: the Ed25519 pair with which tokens for the executor are signed.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _, KeypairBytes};

/// The gateway's: it alone can sign.
const PRIVATE: &str = "executor-signing-private.pem";
/// For executors: with it they verify, and can do nothing else.
const PUBLIC: &str = "executor-signing-public.pem";

pub(super) fn run(directory: &Path) -> anyhow::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
        .with_context(|| format!("cannot make {}", directory.display()))?;
    let private = directory.join(PRIVATE);
    let public = directory.join(PUBLIC);
    let key = read_or_make(&private)?;
    let public_pem = key.verifying_key().to_public_key_pem(LineEnding::LF)?;
    if !create(&public, 0o644, public_pem.as_bytes())? {
        let present = std::fs::read_to_string(&public).with_context(|| format!("cannot read {}", public.display()))?;
        if present.trim() != public_pem.trim() {
            bail!("{} does not belong to {}; remove one of them", public.display(), private.display());
        }
    }
    println!("{}\n{}", private.display(), public.display());
    Ok(())
}

fn read_or_make(path: &Path) -> anyhow::Result<SigningKey> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret)?;
    let key = SigningKey::from_bytes(&secret);
    // PKCS #8 version 1, without the public key: older OpenSSL reads no other.
    let pem = KeypairBytes { secret_key: secret, public_key: None }.to_pkcs8_pem(LineEnding::LF)?;
    if create(path, 0o600, pem.as_bytes())? {
        return Ok(key);
    }
    let present = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    SigningKey::from_pkcs8_pem(&present).with_context(|| format!("{} is no Ed25519 private key", path.display()))
}

/// Writes a new file whole, or says that there is one already.
fn create(path: &Path, mode: u32, content: &[u8]) -> anyhow::Result<bool> {
    // Written beside and linked into place: an interrupted run leaves no half key under the name, and a link never
    // takes the place of a file that is there.
    let draft = path.with_extension(format!("pem.{}", std::process::id()));
    drop(std::fs::remove_file(&draft));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(mode)
        .open(&draft)
        .and_then(|file: File| (&file).write_all(content).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::hard_link(&draft, path));
    drop(std::fs::remove_file(&draft));
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot write {}", path.display())),
    }
}
