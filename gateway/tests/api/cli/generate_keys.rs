//! `gateway generate-keys`

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Output;

use gateway::services::TokenSigner;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use secrecy::SecretString;
use shared::claims::{AUDIENCE, Claims};
use shared::ids::{ExecutorId, SessionId, UserId};
use uuid::Uuid;

use super::gateway;

const PRIVATE: &str = "executor-signing-private.pem";
const PUBLIC: &str = "executor-signing-public.pem";

fn generate(folder: &Path) -> Output {
    gateway().arg("generate-keys").arg(folder).output().unwrap()
}

#[test]
fn what_the_private_key_signs_the_public_key_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("new/keys");
    assert!(generate(&keys).status.success());
    let private = std::fs::read_to_string(keys.join(PRIVATE)).unwrap();
    let public = std::fs::read(keys.join(PUBLIC)).unwrap();

    let (user, session) = (UserId(Uuid::now_v7()), SessionId::new(ExecutorId(7)));
    let token = TokenSigner::from_pem(&SecretString::from(private)).unwrap().sign(user, Some(session)).unwrap();
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&[AUDIENCE]);
    let verify = |pem: &[u8]| {
        let key = DecodingKey::from_ed_pem(pem).unwrap();
        jsonwebtoken::decode::<Claims>(&token, &key, &validation).map(|token| token.claims)
    };
    let claims = verify(&public).unwrap();
    assert_eq!((claims.sub, claims.sid), (user, Some(session)));

    let other = tempfile::tempdir().unwrap();
    assert!(generate(other.path()).status.success());
    assert!(verify(&std::fs::read(other.path().join(PUBLIC)).unwrap()).is_err(), "another pair's key");
}

#[test]
fn the_private_key_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert!(generate(folder.path()).status.success());
    let mode = |name: &str| folder.path().join(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(PRIVATE), mode(PUBLIC)), (0o600, 0o644));
    assert_eq!(folder.path().read_dir().unwrap().count(), 2, "no drafts are left");
}

#[test]
fn keys_that_are_there_stay() {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(generate(folder.path()).status.success());
    let before = (read(PRIVATE), read(PUBLIC));
    assert!(generate(folder.path()).status.success());
    assert_eq!((read(PRIVATE), read(PUBLIC)), before);

    std::fs::remove_file(folder.path().join(PUBLIC)).unwrap();
    assert!(generate(folder.path()).status.success());
    assert_eq!((read(PRIVATE), read(PUBLIC)), before, "the public key follows from the private one");
}

#[test]
fn keys_that_do_not_belong_together_are_left_alone() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(generate(first.path()).status.success() && generate(second.path()).status.success());
    std::fs::copy(second.path().join(PUBLIC), first.path().join(PUBLIC)).unwrap();
    let private = std::fs::read(first.path().join(PRIVATE)).unwrap();
    let output = generate(first.path());
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("does not belong"));
    assert_eq!(std::fs::read(first.path().join(PRIVATE)).unwrap(), private);
}

#[test]
fn what_is_no_key_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(PRIVATE), "precious").unwrap();
    assert!(!generate(folder.path()).status.success());
    assert_eq!(std::fs::read(folder.path().join(PRIVATE)).unwrap(), b"precious");
}
