//! The secret in a body: either of two fields.

use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use crate::domain::{Nickname, Password, PicturePassword, Secret};
use crate::error::ApiError;

/// A secret, as something of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CurrentSecret {
    #[serde(default, deserialize_with = "given")]
    password: Option<Password>,
    #[serde(default, deserialize_with = "given")]
    pictures: Option<PicturePassword>,
}

/// The secret that the person has now.
#[derive(ToSchema)]
#[serde(untagged)]
#[schema(as = CurrentSecret)]
#[expect(dead_code, reason = "only described: what is parsed names the field that is wrong")]
pub(crate) enum CurrentSecretForm {
    Password(CurrentPassword),
    Pictures(CurrentPictures),
}

/// A password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct CurrentPassword {
    password: Password,
}

/// A picture password.
#[derive(ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only described")]
pub(crate) struct CurrentPictures {
    pictures: PicturePassword,
}

impl CurrentSecret {
    /// The secret.
    pub(crate) fn secret(self) -> Result<Secret, ApiError> {
        needed(self.password, self.pictures)
    }
}

/// Takes a field that may be left out, but not be null.
pub(crate) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The secret, if one is given.
pub(crate) fn chosen(
    password: Option<Password>,
    pictures: Option<PicturePassword>,
) -> Result<Option<Secret>, ApiError> {
    match (password, pictures) {
        (Some(_), Some(_)) => Err(ApiError::field("pictures", "send a password or pictures, not both")),
        (Some(password), None) => Ok(Some(Secret::Password(password))),
        (None, Some(pictures)) => Ok(Some(Secret::Pictures(pictures))),
        (None, None) => Ok(None),
    }
}

/// The secret, which must be given.
pub(crate) fn needed(password: Option<Password>, pictures: Option<PicturePassword>) -> Result<Secret, ApiError> {
    chosen(password, pictures)?.ok_or_else(|| ApiError::field("password", "send a password or pictures"))
}

/// Refuses a new secret that others would guess.
pub(crate) fn hard_to_guess(secret: &Secret, nickname: &Nickname) -> Result<(), ApiError> {
    match secret {
        Secret::Password(password) if password.is_easily_guessed(nickname) => {
            Err(ApiError::field("password", "is one that others would try first; choose another"))
        }
        Secret::Pictures(pictures) if pictures.is_easily_guessed() => {
            Err(ApiError::field("pictures", "must not be one picture again and again"))
        }
        _ => Ok(()),
    }
}
