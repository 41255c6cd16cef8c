//! Hashes secrets, and compares them with what the database keeps, without keeping anything else waiting.

use std::sync::Arc;
use std::thread::available_parallelism;

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::ExposeSecret as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use crate::domain::Secret;
use crate::error::{ApiError, Code};

/// The least that OWASP's Password Storage Cheat Sheet asks of argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;
/// A hash of nothing anybody can send, for names that nobody has: they take as long as others.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlzIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// How many may wait. Each takes a few hundredths of a second of a core: a class that signs in at once fits, and whoever
/// comes after has not long to wait.
const MAX_WAITING: usize = 128;
const RETRY_AFTER_SECONDS: u64 = 5;

/// Hashes as many secrets at once as there are cores. Cheap to clone.
#[derive(Clone)]
pub struct SecretHasher {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
}

impl Default for SecretHasher {
    fn default() -> Self {
        Self::new(available_parallelism().map_or(1, usize::from), MAX_WAITING)
    }
}

impl SecretHasher {
    fn new(at_once: usize, waiting: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(at_once + waiting)), turns: Arc::new(Semaphore::new(at_once)) }
    }

    /// The argon2id hash of a secret, as a PHC string.
    ///
    /// # Errors
    /// `too_busy`, or `internal_error` when there is no randomness or memory.
    pub async fn hash(&self, secret: &Secret) -> Result<String, ApiError> {
        let material = secret.material();
        self.in_turn(move || {
            let mut salt = [0; SALT_BYTES];
            getrandom::fill(&mut salt).map_err(internal)?;
            let salt = SaltString::encode_b64(&salt).map_err(internal)?;
            let hash = argon2id()?.hash_password(material.expose_secret().as_bytes(), &salt).map_err(internal)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether this is the secret behind a hash. Where there is no hash, no secret is, which takes as long to find out.
    ///
    /// # Errors
    /// As [`Self::hash`].
    pub async fn fits(&self, secret: &Secret, stored: Option<String>) -> Result<bool, ApiError> {
        let material = secret.material();
        self.in_turn(move || {
            let hash = PasswordHash::new(stored.as_deref().unwrap_or(NOBODYS)).map_err(internal)?;
            let fits = argon2id()?.verify_password(material.expose_secret().as_bytes(), &hash).is_ok();
            Ok(fits && stored.is_some())
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| ApiError::new(Code::TooBusy).retry_after(RETRY_AFTER_SECONDS))?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(internal)?;
        // They go with the work: a client that hangs up does not make room for more than the cores can do.
        let held: [OwnedSemaphorePermit; 2] = [place, turn];
        spawn_blocking(move || {
            let _held = held;
            work()
        })
        .await
        .map_err(internal)?
    }
}

fn argon2id() -> Result<Argon2<'static>, ApiError> {
    let parameters = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> ApiError {
    ApiError::new(Code::InternalError).caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Password;

    fn secret(text: &str) -> Secret {
        Secret::Password(Password::try_from(text.to_owned()).unwrap())
    }

    #[tokio::test]
    async fn a_secret_fits_its_own_hash_alone() {
        let hasher = SecretHasher::default();
        let hash = hasher.hash(&secret("seven green turtles")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.fits(&secret("seven green turtles"), Some(hash.clone())).await.unwrap());
        assert!(!hasher.fits(&secret("Seven green turtles"), Some(hash)).await.unwrap());
        assert!(!hasher.fits(&secret("seven green turtles"), None).await.unwrap());
    }

    #[test]
    fn nobodys_hash_costs_as_much_as_anybodys() {
        let hash = PasswordHash::new(NOBODYS).unwrap();
        let parameters = Params::try_from(&hash).unwrap();
        assert_eq!((parameters.m_cost(), parameters.t_cost(), parameters.p_cost()), (MEMORY_KIB, PASSES, LANES));
        assert_eq!(hash.hash.unwrap().len(), 32);
    }

    #[tokio::test]
    async fn who_finds_no_place_to_wait_is_told() {
        let hasher = SecretHasher::new(0, 1);
        let waiting = hasher.clone();
        let waiting = tokio::spawn(async move { waiting.hash(&secret("seven green turtles")).await });
        while hasher.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let refused = hasher.hash(&secret("seven green turtles")).await.unwrap_err();
        assert_eq!(refused.name(), "too_busy");
        waiting.abort();
    }
}
