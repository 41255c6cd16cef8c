//! Signs the tokens that let one person act on one session of an executor (RFC 7519, signed as in RFC 8037).

use std::fmt;
use std::sync::Arc;

use chrono::Utc;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use secrecy::{ExposeSecret as _, SecretString};
use shared::claims::{AUDIENCE, Claims, ISSUER};
use shared::ids::{SessionId, UserId};
use uuid::Uuid;

/// A token is used at once; what it opens outlives it.
const LIFETIME_SECONDS: u64 = 60;

/// Holds the private key; cheap to clone, never printed.
#[derive(Clone)]
pub struct TokenSigner {
    key: Arc<EncodingKey>,
}

/// A text that is not an Ed25519 private key.
#[derive(Debug, thiserror::Error)]
#[error("not an Ed25519 private key in PEM")]
pub struct InvalidKey;

impl TokenSigner {
    /// Signs with an Ed25519 private key in PEM (PKCS #8, RFC 8410).
    ///
    /// # Errors
    /// [`InvalidKey`] when the text holds another kind of key or none.
    pub fn from_pem(pem: &SecretString) -> Result<Self, InvalidKey> {
        let key = EncodingKey::from_ed_pem(pem.expose_secret().as_bytes()).map_err(|_| InvalidKey)?;
        let signer = Self { key: Arc::new(key) };
        // The library looks into the key only when it signs: a broken one is to be found at start.
        signer.sign(UserId(Uuid::nil()), None).map_err(|_| InvalidKey)?;
        Ok(signer)
    }

    /// A token with which `user` may act on `session`, or, without one, on what belongs to no session.
    ///
    /// # Errors
    /// When the library cannot sign, which a checked key rules out.
    pub fn sign(&self, user: UserId, session: Option<SessionId>) -> Result<String, jsonwebtoken::errors::Error> {
        let now = u64::try_from(Utc::now().timestamp()).unwrap_or_default();
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: user,
            sid: session,
            jti: Uuid::now_v7(),
            iat: now,
            exp: now + LIFETIME_SECONDS,
        };
        jsonwebtoken::encode(&Header::new(Algorithm::EdDSA), &claims, &self.key)
    }
}

impl fmt::Debug for TokenSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSigner")
    }
}
