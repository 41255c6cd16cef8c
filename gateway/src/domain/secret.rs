//! What a member signs in with: a password or a sequence of pictures.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use utoipa::ToSchema;

use super::{Nickname, Picture};

const MIN_PASSWORD_CHARS: usize = 8;
const MAX_PASSWORD_CHARS: usize = 128;
/// Passwords that everybody tries first, of those that are long enough.
const COMMON: &[&str] = &[
    "12345678",
    "123456789",
    "1234567890",
    "11111111",
    "00000000",
    "87654321",
    "12341234",
    "password",
    "password1",
    "password123",
    "passwort",
    "qwertyui",
    "qwertyuiop",
    "qwerty123",
    "1q2w3e4r",
    "asdfghjk",
    "abcdefgh",
    "abcd1234",
    "abc12345",
    "iloveyou",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "starwars",
    "minecraft",
    "pokemon1",
    "computer",
    "internet",
    "trustno1",
    "letmein1",
    "welcome1",
    "whatever",
    "changeme",
    "pygame123",
];

/// 8 to 128 characters, in NFKC, so that every keyboard writes the same one.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String, format = "password", min_length = 8, max_length = 128, example = "seven green turtles")]
pub struct Password(SecretString);

/// 4 to 6 pictures in their order; the same one may come again, but not every time.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(try_from = "Vec<Picture>")]
#[schema(value_type = Vec<Picture>, min_items = 4, max_items = 6, example = json!(["fox", "rocket", "moon", "key"]))]
pub struct PicturePassword(Vec<Picture>);

/// One of the two.
#[derive(Debug, Clone)]
pub enum Secret {
    /// Typed.
    Password(Password),
    /// Tapped.
    Pictures(PicturePassword),
}

/// A text or sequence that is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSecret {
    /// A password that is too short or too long.
    #[error("must be 8 to 128 characters long")]
    Length,
    /// Too few pictures or too many.
    #[error("must be 4 to 6 pictures")]
    Count,
}

impl Password {
    /// Whether it is among the first that anybody would try for this person.
    #[must_use]
    pub fn is_easily_guessed(&self, nickname: &Nickname) -> bool {
        let password = self.0.expose_secret().to_lowercase();
        let plain: String = password.chars().filter(|char| !char.is_whitespace()).collect();
        let same = password.chars().next().is_none_or(|first| password.chars().all(|char| char == first));
        same || COMMON.contains(&plain.as_str()) || password == nickname.key().as_str()
    }
}

impl PicturePassword {
    /// A random one of four pictures, which can be told to a child.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut pictures = Vec::new();
        while pictures.len() < 4 {
            let mut byte = [0];
            getrandom::fill(&mut byte)?;
            // 240 is the largest multiple of 24 in a byte: those above would make some pictures likelier.
            let drawn = byte.first().filter(|&&byte| byte < 240).map(|byte| usize::from(byte % 24));
            let picture = drawn.and_then(|place| Picture::ALL.get(place)).copied();
            pictures.extend(picture.filter(|one| !pictures.contains(one)));
        }
        Ok(Self(pictures))
    }

    /// The pictures in their order.
    #[must_use]
    pub fn pictures(&self) -> &[Picture] {
        &self.0
    }

    /// Whether it is one picture again and again.
    #[must_use]
    pub fn is_easily_guessed(&self) -> bool {
        self.0.iter().all(|picture| Some(picture) == self.0.first())
    }
}

impl Secret {
    /// How the database calls the kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Password(_) => "password",
            Self::Pictures(_) => "pictures",
        }
    }

    /// What is hashed.
    #[must_use]
    pub fn material(&self) -> SecretString {
        match self {
            Self::Password(password) => password.0.clone(),
            Self::Pictures(pictures) => {
                pictures.0.iter().map(|picture| picture.id()).collect::<Vec<_>>().join(",").into()
            }
        }
    }
}

impl TryFrom<String> for Password {
    type Error = InvalidSecret;

    fn try_from(text: String) -> Result<Self, InvalidSecret> {
        let fits = (MIN_PASSWORD_CHARS..=MAX_PASSWORD_CHARS).contains(&text.chars().count());
        if fits { Ok(Self(text.nfkc().collect::<String>().into())) } else { Err(InvalidSecret::Length) }
    }
}

impl TryFrom<Vec<Picture>> for PicturePassword {
    type Error = InvalidSecret;

    fn try_from(pictures: Vec<Picture>) -> Result<Self, InvalidSecret> {
        if (4..=6).contains(&pictures.len()) { Ok(Self(pictures)) } else { Err(InvalidSecret::Count) }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl fmt::Debug for PicturePassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PicturePassword")
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn password(text: &str) -> Password {
        Password::try_from(text.to_owned()).unwrap()
    }

    #[rstest]
    #[case("12345678")]
    #[case("PassWord")]
    #[case("q w e r t y u i")]
    #[case("zzzzzzzzzz")]
    #[case("ROBO FOX")]
    fn what_anybody_tries_first_is_known(#[case] text: &str) {
        assert!(password(text).is_easily_guessed(&Nickname::parse("Robo Fox").unwrap()));
    }

    #[test]
    fn others_are_fine() {
        assert!(!password("seven green turtles").is_easily_guessed(&Nickname::parse("Robo Fox").unwrap()));
    }

    #[test]
    fn passwords_have_a_length_in_characters() {
        for (text, fits) in
            [("ääääääö", false), ("äääääääö", true), (&"a".repeat(128), true), (&"a".repeat(129), false)]
        {
            assert_eq!(Password::try_from(text.to_owned()).is_ok(), fits, "{text}");
        }
    }

    #[test]
    fn every_keyboard_writes_the_same_password() {
        let [one, other] =
            ["Zoe\u{308} is here", "Zoë is here"].map(|text| Secret::Password(password(text)).material());
        assert_eq!(one.expose_secret(), other.expose_secret());
    }

    #[test]
    fn pictures_count_and_have_an_order() {
        use Picture::{Fox, Key, Moon};
        assert!(PicturePassword::try_from(vec![Fox; 3]).is_err() && PicturePassword::try_from(vec![Fox; 7]).is_err());
        assert!(PicturePassword::try_from(vec![Fox; 4]).unwrap().is_easily_guessed());
        let material = |pictures: [Picture; 4]| {
            Secret::Pictures(PicturePassword(pictures.to_vec())).material().expose_secret().to_owned()
        };
        assert_eq!(material([Fox, Key, Fox, Moon]), "fox,key,fox,moon");
    }

    #[test]
    fn drawn_pictures_differ() {
        let drawn = PicturePassword::generate().unwrap();
        assert!(drawn.pictures().len() == 4 && !drawn.is_easily_guessed());
        let others: Vec<_> = (0..8).map(|_| PicturePassword::generate().unwrap().0).collect();
        assert!(others.iter().any(|other| other != drawn.pictures()));
    }

    #[test]
    fn debug_tells_nothing() {
        let secret = Secret::Pictures(PicturePassword(vec![Picture::Fox; 4]));
        assert!(!format!("{secret:?} {:?}", password("seven green turtles")).to_lowercase().contains("fox"));
    }
}
