//! The secret in the cookie, and the hash that the database keeps of it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

const TOKEN_BYTES: usize = 32;

/// 256 random bits that sign a browser in. Written as base64url; never printed by `Debug`.
pub struct SessionToken([u8; TOKEN_BYTES]);

/// SHA-256 of a [`SessionToken`] or an [`ApiKey`](super::ApiKey). A plain hash is enough: there is nothing to guess in 256
/// random bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenHash([u8; 32]);

impl SessionToken {
    /// A new token.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The token a cookie holds, if it holds one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// What the cookie holds.
    #[must_use]
    pub fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database keeps.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).into())
    }
}

impl From<[u8; 32]> for TokenHash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl TokenHash {
    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken")
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_cookie() {
        let token = SessionToken::generate().unwrap();
        let again = SessionToken::parse(&token.expose()).unwrap();
        assert!(token.hash() == again.hash());
    }

    #[test]
    fn two_tokens_differ() {
        assert!(SessionToken::generate().unwrap().hash() != SessionToken::generate().unwrap().hash());
    }

    #[rstest::rstest]
    #[case("")]
    #[case("short")]
    #[case("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // 33 bytes
    #[case("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    fn other_texts_are_no_token(#[case] text: &str) {
        assert!(SessionToken::parse(text).is_none());
    }

    #[test]
    fn debug_tells_nothing() {
        let token = SessionToken::generate().unwrap();
        assert_eq!(format!("{token:?} {:?}", token.hash()), "SessionToken TokenHash");
    }
}
