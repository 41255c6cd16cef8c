//! Checks the tokens the gateway signs. An executor holds only the public key: it can verify, never sign.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use shared::claims::{AUDIENCE, Claims, ISSUER};
use shared::limits::MAX_TOKEN_LIFETIME_SECONDS;

/// Accepts tokens of one gateway key.
pub struct Verifier {
    key: DecodingKey,
    validation: Validation,
}

/// A token that is not accepted. Why is logged nowhere: it would help only who forges them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("token not accepted")]
pub struct TokenRefused;

/// A text that is no Ed25519 public key in PEM.
#[derive(Debug, thiserror::Error)]
#[error("not an Ed25519 public key in PEM: {0}")]
pub struct InvalidKey(#[from] jsonwebtoken::errors::Error);

impl Verifier {
    /// Accepts `EdDSA` tokens for the executor's audience, signed with the private half of this key.
    ///
    /// # Errors
    /// [`InvalidKey`].
    pub fn new(public_key_pem: &str) -> Result<Self, InvalidKey> {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[ISSUER]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.leeway = 0;
        Ok(Self { key: DecodingKey::from_ed_pem(public_key_pem.as_bytes())?, validation })
    }

    /// What the token allows.
    ///
    /// # Errors
    /// [`TokenRefused`], also for a token that lives longer than any may.
    pub fn verify(&self, token: &str) -> Result<Claims, TokenRefused> {
        let claims = decode::<Claims>(token, &self.key, &self.validation).map_err(|_| TokenRefused)?.claims;
        let lifetime = claims.exp.checked_sub(claims.iat).ok_or(TokenRefused)?;
        if lifetime <= MAX_TOKEN_LIFETIME_SECONDS { Ok(claims) } else { Err(TokenRefused) }
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{EncodingKey, Header, encode, get_current_timestamp};
    use shared::ids::UserId;
    use uuid::Uuid;

    use super::*;

    /// Made for these tests alone with `openssl genpkey -algorithm ed25519`.
    const PRIVATE: &str = include_str!("../tests/keys/signing.pem");
    const PUBLIC: &str = include_str!("../tests/keys/verifying.pem");
    const OTHER_PRIVATE: &str = include_str!("../tests/keys/other_signing.pem");

    fn claims() -> Claims {
        let now = get_current_timestamp();
        Claims {
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            sub: UserId(Uuid::now_v7()),
            sid: None,
            jti: Uuid::now_v7(),
            iat: now,
            exp: now + 60,
        }
    }

    fn sign(claims: &Claims, private: &str) -> String {
        encode(&Header::new(Algorithm::EdDSA), claims, &EncodingKey::from_ed_pem(private.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn a_current_token_is_accepted() {
        let claims = claims();
        assert_eq!(Verifier::new(PUBLIC).unwrap().verify(&sign(&claims, PRIVATE)), Ok(claims));
    }

    #[rstest::rstest]
    #[case::audience(Claims { aud: "elsewhere".into(), ..claims() })]
    #[case::issuer(Claims { iss: "somebody".into(), ..claims() })]
    #[case::expired(Claims { iat: 1, exp: 60, ..claims() })]
    #[case::too_long(Claims { exp: get_current_timestamp() + 7200, ..claims() })]
    #[case::backwards(Claims { iat: get_current_timestamp() + 600, ..claims() })]
    fn other_claims_are_refused(#[case] claims: Claims) {
        assert_eq!(Verifier::new(PUBLIC).unwrap().verify(&sign(&claims, PRIVATE)), Err(TokenRefused));
    }

    #[test]
    fn another_key_is_refused() {
        let token = sign(&claims(), OTHER_PRIVATE);
        assert_eq!(Verifier::new(PUBLIC).unwrap().verify(&token), Err(TokenRefused));
    }

    #[test]
    fn no_algorithm_and_the_public_key_as_secret_are_refused() {
        use base64::Engine as _;
        use base64::engine::general_purpose::URL_SAFE_NO_PAD;

        let verifier = Verifier::new(PUBLIC).unwrap();
        let body = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims()).unwrap());
        let none = format!("{}.{body}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#));
        assert_eq!(verifier.verify(&none), Err(TokenRefused));
        let hmac = encode(&Header::default(), &claims(), &EncodingKey::from_secret(PUBLIC.as_bytes())).unwrap();
        assert_eq!(verifier.verify(&hmac), Err(TokenRefused));
        assert_eq!(verifier.verify("not a token"), Err(TokenRefused));
    }

    #[test]
    fn a_text_that_is_no_key_is_refused() {
        assert!(Verifier::new("-----BEGIN NONSENSE-----").is_err());
    }
}
