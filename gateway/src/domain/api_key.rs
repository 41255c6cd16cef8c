//! The secret with which a program acts for a member, and the hash that the database keeps of it.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::TokenHash;

/// Starts every key, so that scanners for leaked secrets recognise one.
const START: &str = "ppk_";
const PREFIX_CHARS: usize = 8;
const SECRET_BYTES: usize = 32;
/// Crockford's, without letters that look like others.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// `ppk_` and eight characters by which the key is found, `_`, and 256 random bits in hexadecimal digits.
pub struct ApiKey {
    prefix: String,
    text: String,
}

impl ApiKey {
    /// A new key.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut secret = [0; SECRET_BYTES];
        let mut name = [0; PREFIX_CHARS];
        getrandom::fill(&mut secret)?;
        getrandom::fill(&mut name)?;
        let letters =
            name.iter().filter_map(|byte| ALPHABET.get(usize::from(byte % 32))).map(|&letter| char::from(letter));
        let prefix: String = START.chars().chain(letters).collect();
        let digits = secret.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
        Ok(Self { text: format!("{prefix}_{digits}"), prefix })
    }

    /// The key a header holds, if it holds one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, secret) = text.strip_prefix(START)?.split_once('_')?;
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
        let whole = name.len() == PREFIX_CHARS && secret.len() == 2 * SECRET_BYTES && plain(name) && plain(secret);
        whole.then(|| Self { prefix: format!("{START}{name}"), text: text.to_owned() })
    }

    /// How it begins: enough to recognise it, useless without the rest.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The whole key.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// What the database keeps. A plain hash is enough: there is nothing to guess in 256 random bits.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash::from(<[u8; 32]>::from(Sha256::digest(&self.text)))
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey({})", self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_header() {
        let key = ApiKey::generate().unwrap();
        let again = ApiKey::parse(key.expose()).unwrap();
        assert!(key.hash() == again.hash() && key.prefix() == again.prefix());
        assert!(!format!("{key:?}").contains(key.expose()));
    }

    #[rstest::rstest]
    #[case("")]
    #[case("ppk_")]
    #[case("ppk_abcdefgh_short")]
    #[case("ppk_ABCDEFGH_0000000000000000000000000000000000000000000000000000000000000000")]
    #[case("xyz_abcdefgh_0000000000000000000000000000000000000000000000000000000000000000")]
    fn other_texts_are_no_key(#[case] text: &str) {
        assert!(ApiKey::parse(text).is_none());
    }
}
