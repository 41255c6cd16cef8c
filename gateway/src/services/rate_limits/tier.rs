//! Which limit an address of the API is under.

use actix_web::http::Method;

/// A named limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Everything that is in no other tier.
    General,
    /// What somebody may guess at, or make many of: sign-ins, codes, guests.
    Strict,
    /// What starts a game.
    Execution,
}

impl Tier {
    /// The tier's name in headers and settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Strict => "strict",
            Self::Execution => "execution",
        }
    }

    /// The tier of an operation; none where nothing is counted. The path is the decoded one that routes are found by.
    #[must_use]
    pub fn of(method: &Method, path: &str, known: bool) -> Option<Self> {
        let mut segments = path.split('/').skip(1);
        if segments.next() != Some("api") {
            return None;
        }
        let segments: Vec<_> = segments.take(5).collect();
        match (method.as_str(), segments.as_slice()) {
            // As many as pictures in a second where a network lets no play socket through; the game bounds them.
            ("POST", ["game-input", _]) if known => None,
            // The last two ask for the present password.
            ("POST", ["auth", "login" | "register"] | ["classes", "join"])
            | ("PUT", ["auth", "secret"])
            | ("DELETE", ["auth", "me"]) => Some(Self::Strict),
            // Who is signed in already stays who they are, and nobody is made.
            ("POST", ["auth", "guest"]) if !known => Some(Self::Strict),
            ("POST", ["execute"] | ["gallery", _, "play"]) => Some(Self::Execution),
            _ => Some(Self::General),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("GET", "/api/projects", Some("general"))]
    #[case("GET", "/api/auth/login", Some("general"))]
    #[case("POST", "/api/auth/login", Some("strict"))]
    #[case("POST", "/api/auth/register", Some("strict"))]
    #[case("POST", "/api/auth/guest", Some("strict"))]
    #[case("PUT", "/api/auth/secret", Some("strict"))]
    #[case("DELETE", "/api/auth/me", Some("strict"))]
    #[case("POST", "/api/classes/join", Some("strict"))]
    #[case("POST", "/api/execute", Some("execution"))]
    #[case("POST", "/api/gallery/019a9f1e/play", Some("execution"))]
    #[case("POST", "/api/gallery/019a9f1e/like", Some("general"))]
    #[case("POST", "/api/game-input/1-019a9f1e", Some("general"))]
    #[case("GET", "/livez", None)]
    #[case("GET", "/assets/index.js", None)]
    #[case("GET", "/apiary", None)]
    fn each_operation_has_its_tier(#[case] method: &str, #[case] path: &str, #[case] tier: Option<&str>) {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        assert_eq!(Tier::of(&method, path, false).map(Tier::name), tier);
    }

    #[test]
    fn who_is_known_plays_without_counting_and_makes_no_guest() {
        assert_eq!(Tier::of(&Method::POST, "/api/game-input/1-019a9f1e", true), None);
        assert_eq!(Tier::of(&Method::POST, "/api/auth/guest", true), Some(Tier::General));
    }
}
