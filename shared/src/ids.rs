//! Identifiers. Each exists only when valid; all print and parse as UUIDs except [`RequestId`] and [`ExecutorId`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text that is not the identifier it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {kind}")]
pub struct InvalidId {
    /// What the text should have been.
    pub kind: &'static str,
}

/// Names one executor among those that serve the same gateways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExecutorId(pub u32);

impl fmt::Display for ExecutorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// One run of one game. A version 7 UUID (RFC 9562 §5.7) whose `rand_a` and the top 20 bits of `rand_b` hold the
/// [`ExecutorId`], so that any gateway can route by the identifier alone. Knowing it grants nothing: the owner is
/// checked on every call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "Uuid", into = "Uuid")]
pub struct SessionId(Uuid);

/// Where the executor's high 12 bits sit in the 128-bit value.
const RAND_A_SHIFT: u32 = 64;
/// Where the executor's low 20 bits sit: the top of `rand_b`, below its two variant bits.
const RAND_B_SHIFT: u32 = 42;
const LOW_BITS: u32 = 20;
const HIGH_MASK: u128 = 0xfff;
const LOW_MASK: u128 = 0xf_ffff;

impl SessionId {
    /// A new identifier for a session that `executor` will run.
    #[must_use]
    pub fn new(executor: ExecutorId) -> Self {
        let cleared = Uuid::now_v7().as_u128() & !(HIGH_MASK << RAND_A_SHIFT) & !(LOW_MASK << RAND_B_SHIFT);
        let high = u128::from(executor.0 >> LOW_BITS) << RAND_A_SHIFT;
        let low = (u128::from(executor.0) & LOW_MASK) << RAND_B_SHIFT;
        Self(Uuid::from_u128(cleared | high | low))
    }

    /// The executor that runs this session.
    #[must_use]
    pub fn executor(self) -> ExecutorId {
        let bits = self.0.as_u128();
        let high = (bits >> RAND_A_SHIFT) & HIGH_MASK;
        let low = (bits >> RAND_B_SHIFT) & LOW_MASK;
        ExecutorId(u32::try_from((high << LOW_BITS) | low).unwrap_or_default())
    }

    /// The identifier as a UUID.
    #[must_use]
    pub fn as_uuid(self) -> Uuid {
        self.0
    }
}

impl TryFrom<Uuid> for SessionId {
    type Error = InvalidId;

    fn try_from(uuid: Uuid) -> Result<Self, InvalidId> {
        if uuid.get_version_num() == 7 { Ok(Self(uuid)) } else { Err(InvalidId { kind: "session id" }) }
    }
}

impl From<SessionId> for Uuid {
    fn from(id: SessionId) -> Self {
        id.0
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for SessionId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Uuid::try_parse(text).map_err(|_| InvalidId { kind: "session id" })?.try_into()
    }
}

/// A person, as far as an executor needs to tell people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct UserId(pub Uuid);

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names one request in the logs of every service it passes: 1 to 64 letters, digits, `-` or `_`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct RequestId(String);

/// The header that carries a [`RequestId`] in both directions.
pub const REQUEST_ID_HEADER: &str = "x-request-id";

const MAX_REQUEST_ID_BYTES: usize = 64;

impl RequestId {
    /// A new identifier.
    #[must_use]
    pub fn generate() -> Self {
        Self(Uuid::now_v7().simple().to_string())
    }

    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RequestId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if (1..=MAX_REQUEST_ID_BYTES).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId { kind: "request id" })
        }
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_session_id_names_its_executor(number: u32) {
            let id = SessionId::new(ExecutorId(number));
            prop_assert_eq!(id.executor(), ExecutorId(number));
            prop_assert_eq!(id.to_string().parse::<SessionId>(), Ok(id));
            prop_assert_eq!(id.as_uuid().get_variant(), uuid::Variant::RFC4122);
        }
    }

    #[test]
    fn two_session_ids_differ() {
        assert_ne!(SessionId::new(ExecutorId(1)), SessionId::new(ExecutorId(1)));
    }

    #[rstest::rstest]
    #[case("")]
    #[case("not-a-uuid")]
    #[case("3f2504e0-4f89-41d3-9a0c-0305e82c3301")] // version 4
    fn other_texts_are_no_session_id(#[case] text: &str) {
        assert!(text.parse::<SessionId>().is_err());
    }

    #[rstest::rstest]
    #[case("abc-DEF_123", true)]
    #[case("", false)]
    #[case("has space", false)]
    #[case("line\nbreak", false)]
    #[case(&"a".repeat(65), false)]
    fn request_ids_are_short_and_plain(#[case] text: &str, #[case] valid: bool) {
        assert_eq!(text.parse::<RequestId>().is_ok(), valid);
    }
}
